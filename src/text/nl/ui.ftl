# The screen.
app-name = Binnenwerk
view-roster = Rooster
view-agenda = Agenda
view-candidates = Kandidaten
    .short = Kand
view-clients = Opdrachtgevers
    .short = Opdr
view-overview = Overzicht
    .short = Overz
view-log = Log
all-teams = Alle teams
jobs = banen
as-of = peildatum
today = vandaag
saved = bewaard
busy = bezig…
rows-shown = { $from }–{ $to } van { $count }
