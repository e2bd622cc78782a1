"""Bringing a life along and taking it away whole: what another program wrote comes in, all of it goes out.

In (`service.TransferService`, `vault.transfer`): `recognise(path)` says of which format a file may be; `preview(path,
slug, choices, ctx)` looks through it and writes nothing; `apply(preview, choices, ctx)` takes it in one transaction;
`undo(import_id, ctx)` takes it back; `past_imports()` lists what was brought. Looking and taking go the same way
(`sifting`), so what the preview says is what happens: a reader of `exchange` finds things one at a time, `diary` makes
rows of pieces of diary, `rows` checks rows of our own tables, `people` finds out who of the file is the owner, `taking`
writes by the hundred, `settling` brings every derived figure up to date, `originals` keeps what the file said of those.

`vault.transfer.tables` asks what the columns of any table mean (`TransferChoices.mapping`) and remembers it; words for
moods that are none here are asked about in the preview (`moods`, `TransferChoices.moods`) and remembered as well.

Out (`export.ExportService`, `vault.transfer_export`): `formats()` lists what can be written; `write(request, ctx)`
writes it whole or not at all.

Everything that is given and taken is a frozen value (`values`); nothing here knows of Qt. Long deeds take a
`TaskContext`.
"""
