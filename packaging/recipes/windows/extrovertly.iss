; The installer for Windows (Inno Setup 6). `packaging/build.py windows` gives it Version, FourNumbers, Bundle, Icon, Licence,
; Out and Name.

[Setup]
; This names the application for Windows; it must never change, or a new version would stand beside the old one.
AppId={{6B1C7A0E-3D0B-4C5E-9C5C-2F4A2A7E91D3}
AppName=Extrovertly
AppVersion={#Version}
AppVerName=Extrovertly {#Version}
AppPublisher=The Extrovertly Desktop authors
VersionInfoVersion={#FourNumbers}
DefaultDirName={autopf}\Extrovertly
DefaultGroupName=Extrovertly
DisableProgramGroupPage=yes
; For this person alone, without asking for an administrator; who wants it for everybody is asked.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Licence}
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\extrovertly-desktop.exe
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Out}
OutputBaseFilename={#Name}
ChangesAssociations=yes
; A window that is open is closed first, by asking it; drafts are kept.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; A new version brings all its files; none of the old ones may stay among them. Vaults lie elsewhere and are not touched.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Icon}"; DestDir: "{app}"; DestName: "vault.ico"; Flags: ignoreversion

[Icons]
Name: "{group}\Extrovertly"; Filename: "{app}\extrovertly-desktop.exe"
Name: "{autodesktop}\Extrovertly"; Filename: "{app}\extrovertly-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.vault\OpenWithProgids"; ValueType: string; ValueName: "Extrovertly.vault"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Extrovertly.vault"; ValueType: string; ValueData: "Extrovertly vault"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Extrovertly.vault\DefaultIcon"; ValueType: string; ValueData: "{app}\vault.ico"
Root: HKA; Subkey: "Software\Classes\Extrovertly.vault\shell\open\command"; ValueType: string; ValueData: """{app}\extrovertly-desktop.exe"" --vault ""%1"""

[Run]
Filename: "{app}\extrovertly-desktop.exe"; Description: "{cm:LaunchProgram,Extrovertly}"; Flags: nowait postinstall skipifsilent
