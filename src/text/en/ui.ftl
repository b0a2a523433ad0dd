# The screen.
app-name = Binnenwerk
view-roster = Roster
view-agenda = Agenda
view-candidates = Candidates
    .short = Cand
view-clients = Clients
    .short = Clients
view-overview = Overview
    .short = Overv
view-log = Log
all-teams = All teams
jobs = jobs
as-of = as of
today = today
saved = saved
busy = busy…
rows-shown = { $from }–{ $to } of { $count }
