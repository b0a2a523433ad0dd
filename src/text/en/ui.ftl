# The screen.
app-name = Binnenwerk
view-roster = Roster
view-agenda = Agenda
view-candidates = Candidates
view-clients = Clients
view-overview = Overview
view-log = Log
view-chances = Chances
short-view-roster = Roster
short-view-agenda = Agenda
short-view-candidates = Cand
short-view-clients = Cli
short-view-overview = Over
short-view-log = Log
short-view-chances = Chan
view-empty = There is nothing to see here yet.
all-teams = All teams
all-clients = All clients
all-vacancies = All vacancies
lane-ended = Ended
jobs = jobs
as-of = as of
saved = saved
busy = busy…
rows-shown = { $from }–{ $to } of { $count }
team-still = idle
team-pilot = pilot
as-soon-as-possible = a.s.a.p.
pane-empty = nothing yet; n makes a new one
pane-no-hits = nothing found
marked = { $count } selected
five-numbers = { $places } places · { $filled } filled · { $jobs } jobs · { $reserved } promised · { $open } open
five-numbers-short = { $places } pl · { $filled } fil · { $jobs } jobs · { $reserved } prom · { $open } open
screen-too-small = This window is too small. At least { $columns } columns and { $rows } lines are needed.
nothing-changed = nothing changed
undone = undone: { $verb }
redone = done again: { $verb }
filter-label = filter
pick-team-for = { $count ->
        [one] Move to team
       *[other] Move { $count } members to team
    }
pick-anybody = Find a member or team
pick-member = Who takes this vacancy?
pick-one = Choose
pick-none-empties = Delete empties
pick-no-hits = nothing found
form-hire = New member
form-rehire = Back in service
form-team = New team
form-vacancy = New vacancy
form-add = New: { $kind }
form-end-placement = End placement
form-end-service = End service
form-close-vacancy = Close vacancy
form-enrol = New candidate
form-end-application = End an application
form-place = Place
form-end-team = End team
form-stand-still = Team at a standstill
form-resume = Team back to work
form-convert = Pilot becomes structural
form-fix-statement = Fix the statement; it never changes after that
form-as-of = Look at another day
form-import = Read in files
form-export = Write to a file
form-choose = type to choose
form-required = * is required. Enter: next field, on the last one: save. Esc: do nothing.
label-first-day = First day
label-ending = How
label-ended-on = On
label-as-of = Day
label-files = Files, with spaces between
label-file = File (.csv, .xlsx, .json or .md)
label-first-day-back = First day back
form-contact = Contact
form-start-absence = Absence
form-end-absence = Back at work
form-close = End: { $kind }
form-at-once = Enter: save. Tab: next field. Esc: do nothing.
status-absent = absent { $days }
status-contact-late = contact { $days }
mark-absent = (a)
mark-contact-late = (c)
mark-no-leader = !tl
mark-no-coach = !jc
team-no-leader = no team leader
team-no-coach = no job coach
pick-belonging = New with { $name }
doubt-title = May this be recorded?
doubt-back = Go back, and put it differently
doubt-anyway = Keep it all the same
help-title = Help
palette-title = Commands
help-here = You are on: { $field }. Type to search, Enter runs it.
conflict-title = Somebody was first
conflict-what = { $who } has changed this field meanwhile: { $field }. What should it be?
conflict-theirs = Keep what is there now: { $value }
conflict-mine = Store what I typed: { $value }
somebody = A colleague
this-record = this row
history = History
whole-counts = { $places } places · { $filled } filled · { $open } open
charges-draft = Charges to { $client }, { $from } – { $until }, not fixed yet
charges-fixed = Statement { $number } of { $client }, { $from } – { $until }
charges-sums = costs { $costs } · windfalls { $windfalls } · corrections { $corrections } · total { $total }
charges-none = There is nothing to charge in this period.
log-when = When
log-who = Who
log-what = What
log-records = { $count } records
log-created = new:
log-removed = gone:
import-title = Read in
import-reading = Reading the files…
import-writing = Storing the records…
import-new = new
import-changed = changed
import-unchanged = same
import-unknown = Columns not recognised, left out: { $columns }
import-ambiguous = Day or month first is not certain in column { $column }; read as day first.
import-refused = { $count ->
        [one] 1 row is refused:
       *[other] { $count } rows are refused:
    }
import-row = row { $row }
import-nothing = Nothing changes. Enter: back
import-go = Enter: read in everything · Esc: do nothing
import-stuck = There is nothing good to read in. Esc: back
import-go-good = g: read in only the good rows · Esc: do nothing
note-paste-only-in-text = Pasting only works in a text field.
note-imported = Read in; one undo takes it back.
note-copied = Sent to the clipboard of your terminal.
exported = { $count ->
        [one] 1 row written to { $file }
       *[other] { $count } rows written to { $file }
    }
note-other-day-stays = You look at another day; T goes back to today.
hint-save = save
hint-next = next
hint-previous = previous
hint-down = down
hint-page = page
hint-keep = keep
hint-choose = choose
hint-cancel = cancel
hint-keep-filter = keep
hint-clear = clear
hint-edit = edit
hint-undo = undo
hint-back = back
hint-revert = revert
hint-whole = whole
hint-filter = filter
hint-roster = roster
hint-help = help
hint-move = move
hint-new = new
hint-end = end
hint-find = find
hint-mark = select
hint-as-of = day
hint-quit = quit
hint-sort = sort
hint-copy = copy
hint-export = export
hint-members = members
hint-vacancy = vacancy
hint-fill = fill
hint-close = close
hint-contact = contact
hint-absence = absence
hint-hold = hold
hint-stage-on = on
hint-stage-back = back
hint-place = place
hint-end-application = end
hint-apply = put on vacancy
hint-candidates = candidates
hint-lines = lines
hint-draft = next one
hint-fix = fix
hint-origin = origin
hint-rate = rate
action-edit = Edit this cell, or choose
action-new = New: team, member, vacancy or candidate
action-move-member = Move to another team
action-vacancy = Open a vacancy, or fill this one
action-end = End placement, team or application, close vacancy
action-stage-on = Candidate or chance to the next stage
action-stage-back = Candidate back to the stage before
action-place = Give the candidate the place
action-apply = Put a candidate on this vacancy
action-end = End placement or team, close vacancy
action-contact = Note contact, in one line
action-absence = Absence: begins, or is over
action-whole = Show everything of this row
action-find = Find a member or team
action-filter = Filter
action-sort = Sort by this column, again: reversed
action-mark = Select this row
action-mark-all = Select all rows, or none
action-undo = Undo
action-redo = Redo
action-repeat = Repeat the last edit on this row
action-as-of = Look at another day
action-today = Look at today again
action-end-service = End service
action-rehire = Take back into service
action-hold = Hold vacancy, or seek again
action-stand-still = Put team at a standstill
action-resume = Team back to work
action-convert = Make pilot structural
action-import = Read in files
action-copy = Copy this cell
action-copy-row = Copy this row
action-export = Write these rows to a file
action-revert = Take back this change (in the log)
action-view-roster = Roster
action-view-agenda = Agenda
action-view-candidates = Candidates
action-view-clients = Clients
action-view-overview = Overview
action-view-log = Log
action-view-chances = Chances
action-next-view = Next view
action-previous-view = Previous view
action-next = Next pane or field
action-previous = Previous pane or field
action-up = Up
action-down = Down
action-left = Column left
action-right = Column right
action-page-up = Page up
action-page-down = Page down
action-half-up = Half a page up
action-half-down = Half a page down
action-first = First row
action-last = Last row
action-line-start = First column
action-line-end = Last column
action-palette = All commands by name
action-help = Help
action-redraw = Draw the screen again
action-suspend = Suspend the program (fg goes on)
action-cancel = Leave what was begun
action-back = Back, or quit
column-function = Function
form-days = A day: 2026-12-31, today, yesterday, +7 (days), 2w, 3m. Enter: look. Esc: do nothing.
until-short = until { $day }
note-last-row = This is the last row.
note-first-row = This is the first row.
form-close-chance = Give up a chance
form-team-of-chance = Chance becomes a team
hint-give-up = give up
hint-talks = talks

# The overview, on the screen and in reports.
overview-title = { $programme }: overview on { $day }
overview-year-title = { $programme }: annual overview { $year }
overview-stand = On { $day } there were { $jobs } jobs, and { $people } people worked in { $teams } teams.
overview-more = That is { $jobs } net new jobs since { $day }.
overview-less = That is { $jobs } jobs less than on { $day }.
overview-of-target = That is { $percent }% of the { $target } jobs agreed.
overview-no-target = How many jobs were agreed is not known.
overview-nothing = None.
overview-unnamed = not known
overview-withheld = too few answers
overview-no-reason = no reason given
overview-whole-programme = the whole programme
overview-key-figures = Key figures
overview-months = Jobs by month
overview-clients = Jobs by client
overview-work-types = Jobs by work type
overview-provinces = Jobs by province
overview-new-teams = New teams
overview-ended-teams = Ended teams
overview-leaving = Reason of leaving
overview-surveys = Survey among members
overview-chances = Chances
overview-talks = Talks with clients in this year: { $count }.
overview-forecast = Forecast
overview-line-none = Straight line: there are too few months to draw one through.
overview-line-reaches = Straight line through the last 12 months: the target is reached in { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }.
overview-line-never = Straight line through the last 12 months: the target is not reached this way.
overview-pipeline-reaches = Pipeline: the target is reached in { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }.
overview-pipeline-never = Pipeline: with what is known now the target is not reached.
overview-pipeline-means = The pipeline adds to the jobs of today: { $chances } jobs of agreed and likely chances, from their expected start, and { $vacancies } jobs of open vacancies. Nobody leaves.
overview-left-out = Not counted, because a day or a number is missing: { $count } chances and vacancies ({ $jobs } jobs of chances).
overview-head-figure = Figure
overview-head-day = Day
overview-head-jobs = Jobs
overview-head-target = Agreed
overview-head-people = People
overview-head-teams = Teams
overview-head-places = Places
overview-head-placed = Placed
overview-head-occupancy = Occupancy %
overview-head-absence = Absence %
overview-head-came = Came
overview-head-went = Left
overview-head-new-teams = New teams
overview-head-ended-teams = Ended teams
overview-head-difference = Difference
overview-head-share = Share %
overview-head-client = Client
overview-head-work-type = Work type
overview-head-province = Province
overview-head-code = Code
overview-head-team = Team
overview-head-first-day = First day
overview-head-last-day = Last day
overview-head-reason = Reason
overview-head-score = Score
overview-head-answers = Answers
overview-head-phase = Phase
overview-head-chances = Chances
overview-head-expected = Expected jobs
overview-head-line = Straight line
overview-head-pipeline = Pipeline
overview-flows = Came and left by month
overview-rates = Occupancy and absence by month
overview-people = Leaving and survey
overview-leaving-year = Reason of leaving, last 12 months
overview-others = { $count } others
overview-head-month = Month
overview-legend = Line: jobs { $jobs } · dots •: target { $target } · on { $day }: straight line (single points) { $line }, pipeline (blocks) { $pipeline }
overview-score = { $day } { $of }, { $answers } answers
overview-score-withheld = { $day } { $of }, too few answers ({ $answers })
