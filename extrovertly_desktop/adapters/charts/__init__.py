"""What charts show, worked out without painting: figures for one span of days, ticks, and tables to save."""
