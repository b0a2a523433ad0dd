# The screen.
app-name = Binnenwerk
view-roster = Roster
view-agenda = Agenda
view-candidates = Candidates
view-clients = Clients
view-overview = Overview
view-log = Log
view-chances = Chances
view-parameters = Parameters
view-work = Work types
view-leading = Leading
view-closed-periods = Closed
view-access-rights = Access
view-costs = Costs
view-stages = Stages
view-instruments = Instruments
view-contacts = Contacts
view-employments = Employments
short-view-roster = Roster
short-view-agenda = Agenda
short-view-candidates = Cand
short-view-clients = Cli
short-view-overview = Over
short-view-log = Log
short-view-chances = Chan
short-view-parameters = Par
short-view-work = Work
short-view-leading = Lead
short-view-closed-periods = Closed
short-view-access-rights = Access
short-view-costs = Costs
short-view-stages = Stages
short-view-instruments = Instr
short-view-contacts = Cont
short-view-employments = Empl
all-teams = All teams
all-clients = All clients
all-vacancies = All vacancies
lane-ended = Ended
jobs = jobs
as-of = as of
saved = saved
busy = busy…
rows-shown = { $from }–{ $to } of { $count }
smaller = smaller
pane-sums-member = { $count ->
        [one] 1 person
       *[other] { $count } people
    } · { $sum } hours
pane-sums-team = { $count ->
        [one] 1 team
       *[other] { $count } teams
    } · { $sum } places
pane-sums-vacancy = { $count ->
        [one] 1 vacancy
       *[other] { $count } vacancies
    } · { $sum } places
pane-sums-organisation = { $count ->
        [one] 1 client
       *[other] { $count } clients
    } · { $sum } jobs agreed
team-still = idle
team-pilot = pilot
as-soon-as-possible = a.s.a.p.
first-start-title = There is nothing in here yet. How do you want to begin?
first-start-import = Excel, ODS or CSV of your office. You first see what is in them; nothing is stored until you say so.
first-start-here = In this folder ({ $count }): { $files }
first-start-none-here = There are no files in this folder that can be read in; another folder can be chosen there.
first-start-demo = A made-up programme in a temporary file: everything is allowed, and nothing changes in your own file. { $quit } brings you back here.
first-start-by-hand = First a kind of work, then a team, then the people in it. Each form leads to the next, until you stop with Esc.
    .spoken = First a kind of work, then a team, then the people in it. Each form leads to the next, until you stop with /stop.
first-start-keys = Letter or Enter: choose · Esc: to the empty roster; { $palette } and then begin brings this back
    .spoken = Type the letter of your choice. An empty line tells the next. /stop: to the empty roster; the word begin brings this back.
demo-mark = DEMO
read-only-mark = READ ONLY
note-demo = This is the demo: everything and everybody is made up and nothing is kept. Leaving brings you back to your own roster.
form-by-hand = * has to be filled in. After this form comes the next: kind of work, team, people. Esc: stop.
    .spoken = An empty line: next field, on the last one: save. After this form comes the next: kind of work, team, people. /stop: stop.
pane-empty = nothing yet; n makes a new one
pane-no-hits = nothing found
selected = { $count } selected
selected-hidden = { $count } selected, { $hidden } not in sight
selected-hidden-short = { $count } · { $hidden } not in sight
selected-more = and { $count } more
deselected = { $count ->
        [one] 1 selected row is no longer here, and no longer selected.
       *[other] { $count } selected rows are no longer here, and no longer selected.
    }
bulk-title = Change { $field }
bulk-differs = differs
bulk-empty = empty
bulk-nothing = empty
bulk-same = { $value } stays
bulk-hidden = not in sight
bulk-how = Type or choose what comes to stand everywhere.
bulk-hours = Together { $before } → { $after } hours
bulk-jobs = jobs { $before } → { $after }
bulk-from = from { $day }
bulk-unchanged = stay the same: { $count }
five-numbers = { $places } places · { $filled } filled · { $jobs } jobs · { $reserved } promised · { $open } open
five-numbers-short = { $places } pl · { $filled } fil · { $jobs } jobs · { $reserved } prom · { $open } open
five-numbers-counting = { $places } places · { $filled } filled, { $counting } count · { $jobs } jobs · { $reserved } promised · { $open } open
five-numbers-counting-short = { $places } pl · { $filled } fil ({ $counting } count) · { $jobs } jobs · { $open } open
screen-too-small = This window is too small. At least { $columns } columns and { $rows } lines are needed.
nothing-changed = nothing changed
undone = undone: { $what }
repeated = repeated: { $what }
redone = done again: { $what }
summary-made = { $kind } added
summary-gone = { $kind } taken away
summary-beside = { $kind } added: { $fields }
filter-label = filter
filter-help-fields = fields (Tab completes): { $names }
    .spoken = fields: { $names }
filter-help-sources = names, or what is due (Tab completes): { $names }
    .spoken = names, or what is due: { $names }
filter-help-logged = looks in who did it, what, and whom or what it was about
filter-help-choices = choose from: { $names }
filter-help-order = after { $field }: < <= > >= = != and a value
filter-help-signs = after { $field }: : = or != and a value
pick-anybody = Find a member, team, candidate, vacancy or client
pick-team = Move to team
pick-team-for = Move { $name } to team, from { $day }
pick-member = Who takes this vacancy?
pick-one = Choose
pick-view = View
columns-title = Columns · { $kind }
columns-keys = Space show or not  < > other place  + - wider, narrower
    Enter keep  0 as it was  Esc change nothing
    .spoken = Type signs: j and k down and up, a blank shows or not, < and > other place, + and - wider and narrower, 0 as it was. An empty line keeps, /stop changes nothing.
pick-draft = Go on with
pick-none-empties = Delete empties
    .spoken = may stay empty
seats-free = { $filled }/{ $places }, { $free } free
seats-full = { $filled }/{ $places }, full
pick-no-hits = nothing found
pick-nothing-with = nothing found with "{ $typed }"
pick-no-choice = nothing found with "{ $typed }"; you can choose: { $choices }
pick-no-candidates = There are no candidates yet. You make one in Candidates, at the applications of the vacancy, with n.
palette-no-hits = nothing found; another word may find what you look for
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
form-merge-client = Client becomes part of another
form-split-client = Part of a client goes over
form-fix-statement = Fix the statement; it never changes after that
form-credit-statement = Take the statement back; this cannot be undone
form-as-of = Look at another day
form-name-view = Keep the view
form-close-period = Close a period; after that only corrections
form-about-files = What it is
form-export = Write to a file
form-choose = ↓ or type to choose
    .spoken = type to choose
form-until-now = runs until { $day } now
form-choose-other = ↓: something else
    .spoken = /choose tells what you can choose
form-keep = Enter: keep it, or type
    .spoken = an empty line keeps it, or type another
form-required = * is required. Enter: next field, on the last one: save. Esc: leave; what you typed is kept as a draft.
    .spoken = An empty line: next field, on the last one: save. /stop: leave; what you typed is kept as a draft.
form-end-placement-hint = Only the place in this team ends; the employment goes on. To end that: Esc, and then { $end-service }.
    .spoken = Only the place in this team ends; the employment goes on. To end that: /stop, and then { $end-service }.
form-stays = After saving comes the next one; Esc ends it. " takes over what you entered before.
    .spoken = After saving comes the next one; /stop ends it.
form-alike = Mind: there is already { $names }
form-required-no-draft = * is required. Enter: next field, on the last one: save. Esc: leave without saving.
    .spoken = An empty line: next field, on the last one: save. /stop: leave without saving.
label-first-day = First day
label-into = To client
label-only-team = Only in team
label-jobs-along = Jobs of the agreement
label-template = Template
label-folder = In the folder
label-ending = How
label-ended-on = On
label-as-of = Day
label-view-name = Name
label-view-shared = For everybody
label-period = Month or year
label-file-mapping = As before
label-file-keep-as = Keep under the name
label-file-kind = Kind
label-file-map = Columns
label-file-from = From
label-file-dates = Dates
label-file-headings-row = Row of the headings
label-file-number-people = Give numbers
label-file-no-end = 31-12-9999 is no end
label-file = File (.csv, .xlsx, .ods, .json or .md)
label-first-day-back = First day back
label-last-day = Last day
label-heir = To whom
label-next-heir = And to whom else (in turn)
label-cover-until = Only cover, until
form-contact = Contact
form-start-absence = Absence
form-end-absence = Back at work
form-close = End: { $kind }
form-one-field = Enter: save. Esc: do nothing.
    .spoken = An empty line: save. /stop: do nothing.
form-at-once = Enter: save. Tab: next field. Esc: do nothing.
    .spoken = An empty line: next field, on the last one: save. /stop: do nothing.
status-absent = absent { $days }
status-contact-late = contact { $days }
mark-absent = (a)
mark-contact-late = (c)
mark-counts-not = (n)
mark-no-leader = !tl
mark-no-coach = !jc
team-leader = tl { $who }
team-coach = jc { $who }
team-no-leader = no team leader
team-no-coach = no job coach
pick-belonging = New with { $name }
doubt-title = May this be recorded?
doubt-back = Go back, and put it differently
doubt-anyway = Keep it all the same
doubt-closed-title = Is this a correction?
doubt-closed-back = Go back, and change nothing
doubt-correct = Yes, correct the closed period
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
whole-counts = { $places } places · { $filled } filled · { $counting } count · { $open } open
charges-draft = Charges to { $client }, { $from } – { $until }, not fixed yet
charges-fixed = Statement { $number } of { $client }, { $from } – { $until }
charges-credit = Credit statement { $number } to { $client }, takes back { $credited }, { $from } – { $until }
correction-since = from { $since }
correction-on = on { $since }
correction-between = from { $since } to { $until }
correction-nothing = none
correction-hours = hours { $was } → { $became } { $days }
correction-placed = placement in this team { $days } for { $became } hours, was none
correction-not-placed = no placement in this team { $days }, was { $was } hours
correction-team = team runs { $days }, was not there
correction-no-team = team does not run { $days }, was there
correction-price = price { $was } → { $became } { $days }
correction-share = share { $was }% → { $became }% { $days }
correction-credited = part that counts for this client { $was }% → { $became }% { $days }
correction-basis = basis { $was } → { $became } { $days }
correction-unit = amount is per { $was } → { $became } { $days }
correction-taken_back = taken back by a credit statement
correction-rounded = rounding, line divided otherwise { $days }
correction-recounted = worked out anew, by the rules of now
correction-withheld = other details of the work or of members
correction-closed_period = closed period
correction-published = closed period: published { $published }, now known { $known }
charges-parts = costs { $costs } · windfalls { $windfalls } · corrections { $corrections }
charges-total = total { $total }
charges-total-for-client = for the client · total { $total }
charges-none = There is nothing to charge in this period.
log-when = When
log-who = Who
log-what = What
log-records = { $count } records
log-created = new:
log-from-day = { $text } from { $day }
log-removed = gone:
log-taken-back = taken back
log-erased = erased from { $what }
log-erased-kind = { $count } { $what }
log-erased-asked = on request
log-erased-terms = by { $what }
log-erased-decided = decided by { $who }
log-corrects = correction of a closed period, from { $day }
hand-over-title = Hand over from { $day }: what goes to whom
cover-title = Cover from { $day } until { $until }: what goes to whom
hand-over-go = Enter: do this · Esc: back
    .spoken = An empty line: do this · /stop: back
files-title = Read in files: which?
files-marked = { $count ->
        [one] 1 file chosen
       *[other] { $count } files chosen
    }
files-looking = Looking in the folder…
files-more = There are more files than fit here: type the beginning of the name.
files-none = Nothing here begins like that. Enter reads what is typed.
files-kinds = Folders, and files that can be read in (Excel, ODS, CSV, text, JSON)
files-keys = Tab: complete · ↓ and space: choose more files · Enter: into the folder, or see what is in the files · Esc: do nothing
    .spoken = Type a path, and then an empty line: into the folder, or see what is in the file. /stop: do nothing.
import-title = Read in
import-reading = Reading the files…
import-writing = Storing the records…
import-seconds =
    { $count ->
        [one] going on for 1 second
       *[other] going on for { $count } seconds
    }
import-new = new
import-changed = changed
import-unchanged = same
import-unknown = Columns not recognised, left out: { $columns }
import-worked-out = Columns that the program works out itself, left out: { $columns }
import-ambiguous = Day or month first is not certain in column { $column }; read as day first.
import-refused = { $count ->
        [one] 1 row is refused:
       *[other] { $count } rows are refused:
    }
rows-alike = { $row } and { $count } more
import-row = row { $row }
import-answer = { $what } ({ $count ->
        [one] 1 row
       *[other] { $count } rows
    })
import-answer-create = make the { $kind } that are not there yet
import-answer-other-name = the other names are meant
import-answer-same-person = they are other people
import-answer-near-name = the names are meant
import-answer-given-out = nobody of these was erased here
import-answer-other-number = these numbers are of other people
import-answer-parts-of-one = these are parts of 1: 0.5 is 50 percent
import-answer-number-people = give numbers to who has none
import-answer-no-end = these days mean: no end
import-look-through = Tab: the rows themselves, { $list }
    .spoken = /back: the rows themselves, { $list }
import-looking-through = Tab: further
    .spoken = /back: further
import-about = o: say what it is
import-nothing = Nothing changes. Enter: back
import-go = Enter: read in everything · Esc: do nothing
    .spoken = An empty line: read in everything · /stop: do nothing
import-stuck = There is nothing good to read in. Esc: back
    .spoken = There is nothing good to read in. /stop: back
import-go-good = g: read in only the good rows · Esc: do nothing
    .spoken = g: read in only the good rows · /stop: do nothing
note-paste-only-in-text = Pasting only works in a text field or a cell.
note-mapping-kept = Kept: next time choose this name at "As before".
note-imported = Read in; one undo takes it back.
note-concealed = Sensitive data are concealed again.
concealed-title = Concealed
concealed-how = What is open here is concealed. { $show } shows it for a while. { $close } closes it; what you typed in a form is kept.
    .spoken = What is open here is concealed. { $show } shows it for a while. /stop closes it; what you typed in a form is kept.
note-revealed = Sensitive data are to be seen for a while.
note-nothing-concealed = Nothing is concealed. The setting reveal_minutes changes that.
note-no-field-here = This row is no field. Fields can be edited.
note-no-such-key = This key does nothing here. The help tells what can be done here.
note-nothing-to-choose = There is nothing to choose here yet.
lock-title = Binnenwerk · locked
lock-any-key = Press a key to go on.
lock-passphrase = Type the passphrase and press Enter:
lock-wrong = That is not the passphrase. Type it again:
note-copied = Sent to the clipboard of your terminal.
exported = { $count ->
        [one] 1 row written to { $file }
       *[other] { $count } rows written to { $file }
    }
lettered = { $count ->
        [one] 1 letter written to { $file }
       *[other] { $count } letters written to { $file }
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
hint-reveal = show for a while
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
hint-next-one = and another
hint-end = end
hint-find = find
hint-mark = select
hint-erase = erase
hint-read-in = read in
hint-do-all = do it
hint-more-rows = more rows
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
hint-regions = regions
hint-divided-otherwise = divided otherwise
hint-teams = teams
hint-lines = lines
hint-draft = next one
hint-fix = fix
hint-origin = origin
hint-version = with or without people
hint-credit = take back
hint-rate = rate
action-edit = Edit this cell, or choose; for digits: type a digit
    .spoken = Edit this, or choose
action-new = New: team, member, vacancy or candidate
action-new-ones = New, and each time another one
action-move-member = Move to another team
action-vacancy = Open a vacancy, or fill this one
action-merge-client = Merge client
action-split-client = Split client
action-stage-on = Candidate or chance to the next stage
action-end = End what is under the cursor, close vacancy
action-contact = Note contact, in one line
action-absence = Absence: begins, or is over
action-stage-back = Candidate back to the stage before
action-place = Give the candidate the place
action-apply = Put a candidate on this vacancy
action-whole = Show everything of this row
action-find = Find a member, team, candidate, vacancy or client
action-filter = Filter
action-sort = Sort by this column, again: reversed
action-mark = Select this row
action-mark-all = Select all rows of the filter, or none
action-mark-range = Select the rows from here to the cursor
action-mark-down = Select the next row too
action-mark-up = Select the row before too
action-mark-rest = Select the other rows of the filter
action-undo = Undo
action-redo = Redo
action-repeat = Repeat the last edit on this row
action-ditto = Take the value of the row above
action-enter-down = Enter goes a row down after it has saved: on or off
action-place-back = Back to where you were
action-place-forward = Forward, after back
action-jobs-by = Jobs by region, client, kind of work or province
action-as-of = Look at another day
action-close-period = Close a month or a year
action-today = Look at today again
action-end-service = End service
action-erase = Erase everything about this person
action-rehire = Take back into service
action-register = Record a register check
action-hold = Hold vacancy, or seek again
action-stand-still = Put team at a standstill
action-resume = Team back to work
action-convert = Make pilot structural
action-import = Read in files
action-first-start = Begin: read in, demo or by hand
action-demo = Look around in the demo
action-by-hand = Begin by hand: kind of work, team, people
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
action-view-parameters = Parameters: what law and programme set
action-view-work = Work types and task packages
action-view-leading = Leading: who leads, coaches and recruits, with teams, people and signals
action-view-closed-periods = Closed periods: which months and years are closed
action-view-access-rights = Access rights: who may see and change what
action-view-costs = Cost items and rates
action-view-stages = Stages of recruiting
action-view-instruments = Instruments: what was asked, granted or refused for whom
action-view-contacts = Contacts: talks with members
action-view-employments = Employments: who is in service, and who left why
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
action-save = Saving: happens by itself
action-language = Language: Dutch or English
action-backup = Make a copy of the database
action-reveal = Show sensitive data for a while, or conceal them
action-named-views = Show a view that was kept: filter, order, columns and day
action-name-view = Keep this view under a name
action-columns = Choose columns: which, where and how wide
action-enlarge = Give this part the whole screen, or the others back
action-drafts = Go on with what you began and did not save
action-lock = Lock the screen
action-redraw = Draw the screen again
action-suspend = Suspend the program (fg goes on)
action-cancel = Leave what was begun
action-back = Back, or quit
column-function = Function
form-about-files-hint = Columns: heading=field; heading=- leaves a column out. What is empty is read from the file. Tab: next. Enter: look.
    .spoken = Columns: heading=field; heading=- leaves a column out. What is empty is read from the file.
form-days = A day: 2026-12-31, today, yesterday, +7 (days), 2w, 3m. Enter: look. Esc: do nothing.
    .spoken = A day: 2026-12-31, today, yesterday, +7 (days), 2w, 3m. An empty line: look. /stop: do nothing.
from-short = from { $day }
until-short = until { $day }
not-known = not known
expected-lapsed = lapsed (register)
per-month = Expected per month
client-periods = Over a period, to { $day }
client-year = Year { $year }
client-quarter = Quarter { $quarter } { $year }
client-period-paid = { $jobs } jobs ({ $hours } hours), last day { $day-jobs }
note-saved-at-once = Every edit is saved at once: ✓ saved then stands at the lower right.
note-other-language = Start the program with --lang nl, or put lang = "nl" in the settings.
note-whole-copy = Type in the shell: binnenwerk backup, with the name of the copy after it.
note-last-row = This is the last row.
note-first-row = This is the first row.
note-last-column = This is the last column; Tab goes to another list.
    .spoken = This is the last column.
note-first-column = This is the first column; Tab goes to another list.
    .spoken = This is the first column.
note-last-field = This is the last field.
note-first-field = This is the first field.
form-close-chance = Give up a chance
form-leave-staff = Staff member leaves
form-hand-over = Hand work over
form-team-of-chance = Chance becomes a team
hint-hand-over = hand over
hint-leaves = leaves
hint-give-up = give up
hint-talks = talks

# The overview, on the screen and in reports.
overview-title = { $programme }: overview on { $day }
overview-came-and-went = Came counts who began in a team, from outside or after a time without one; went counts who had no team any more. Who left the service is in `report leavers`.
overview-year-title = { $programme }: annual overview { $year }
overview-stand = On { $day } there were { $jobs } jobs, and { $people } people worked in { $teams } teams.
overview-stand-unknown = On { $day } { $people } people worked in { $teams } teams; how many jobs that is, is not known.
overview-more = That is { $jobs } net new jobs since { $day }.
overview-less = That is { $jobs } jobs less than on { $day }.
overview-more-unknown = How many jobs more or less that is than on { $day }, is not known.
overview-of-target = That is { $percent }% of the target of { $target } jobs.
overview-of-target-unknown = How much that is of the target of { $target } jobs, is not known.
overview-no-target = The target is not known.
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
overview-forecast-unknown = The forecast is not known: on this day there is no number of hours in one job (parameter job_hours).
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
overview-left-out = Not counted, because a day or a number is missing: { $count ->
        [one] 1 chance or vacancy
       *[other] { $count } chances and vacancies
    } ({ $jobs } jobs of chances).
overview-head-figure = Figure
overview-head-day = Day
overview-head-jobs = Jobs
overview-head-target = Target
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
agenda-contract = contract runs out
agenda-short-contract = contract
agenda-notice = give notice of contract
agenda-short-notice = notice
agenda-pilot = pilot ends
agenda-short-pilot = pilot
agenda-standstill = standstill ends
agenda-short-standstill = standstill
agenda-leader = no team leader
agenda-short-leader = no leader
agenda-coach = no job coach
agenda-short-coach = no coach
agenda-instrument = deadline
agenda-short-instrument = deadline
agenda-register = check the register
agenda-short-register = check
agenda-register-lost = instrument without register
agenda-short-register-lost = to end
agenda-instrument-left = instrument after leaving
agenda-short-instrument-left = to end
agenda-own-coach-left = own job coach after leaving
agenda-short-own-coach-left = end
agenda-benefit-day = wage-cost benefit
agenda-short-benefit-day = benefit
agenda-no-team = no team
agenda-short-no-team = no team
agenda-unchecked = register never checked
agenda-short-unchecked = check
agenda-certificate = certificate expires
agenda-short-certificate = certificate
agenda-signal = deal with signal
agenda-short-signal = signal
agenda-contact = make contact
agenda-short-contact = contact
agenda-absence = absence: step
agenda-short-absence = absence
agenda-absence-ahead = absence: step after it
agenda-short-absence-ahead = absence
agenda-review = review absence
agenda-short-review = review
agenda-no-risk = report sickness to UWV
agenda-short-no-risk = report UWV
agenda-chance = chance: next step
agenda-short-chance = chance
agenda-vacancy = vacancy still open
agenda-short-vacancy = vacancy
agenda-trial = trial placement ends
agenda-short-trial = trial
agenda-retention = delete data
agenda-short-retention = erase
agenda-retention-left = erase who left
agenda-short-retention-left = erase
agenda-who-left = { $count } who left
contract-number = Number
contract-name = Name
contract-end = Lasts until
contract-from = New from
contract-next = New until
contract-chain = Chain
contract-notice = Notice by
contract-permanent = permanent
contract-leaves = leaves
contract-refused = refused
contract-chain-of = { $contracts } of { $most-contracts }, { $months } of { $most-months } months
contract-chain-short = { $contracts }/{ $most-contracts } { $months }/{ $most-months }
contract-chain-plain = { $contracts }, { $months } months
contracts-title = Contracts of { $count } { $count ->
        [1] member
       *[other] members
    }
contracts-foot = { $done } go through{ $refused ->
        [0] { "" }
       *[other] {" "}· { $refused } refused
    }
urgency-late = Late { $count }
urgency-week = This week { $count }
urgency-later = Later { $count }
urgency-folded = folded
due-days = { $days } d
hint-fold = fold
hint-unfold = unfold
dry-run-same = stays the same
dry-run-sums = In team { $people-before } → { $people } · hours { $hours-before } → { $hours } · jobs { $jobs-before } → { $jobs } · open { $open-before } → { $open }
dry-run-foot = From { $day } · { $done } go through{ $refused ->
        [0] { "" }
       *[other] {" "}· { $refused } refused
    }
detail-now = Now
detail-past = { $kind }, earlier
detail-empty = { $count } empty { $count ->
        [1] field
       *[other] fields
    } ({ $key } shows them)
detail-empty-named = empty: { $names } ({ $key })
tour-1 = Step 1 of 5 · Find somebody: press { $find }, type some letters of a name (vis sas) and press Enter.
tour-2 = Step 2 of 5 · Change hours: go to Hours with { $right }, press { $edit }, type 28 and press Enter.
tour-3 = Step 3 of 5 · Move: press { $move }, type some letters of a team and press Enter.
tour-4 = Step 4 of 5 · Look at a day that has passed: press { $day }, type yesterday and press Enter. With { $today } you are back.
tour-5 = Step 5 of 5 · Undo: press { $undo }. The last change goes back, and you see who and what.
tour-6 = Done: that was the tour. Look around further, or stop with { $quit }. Nothing of what you did here is left.
agenda-selected = { $count } selected
form-contracts = Contracts
form-letters = Letters from a template
label-contract-step = What
hint-all-fields = empty ones too
hint-contracts = contracts
hint-correct = put right
hint-weigh = see what changes
hint-put-right = put right
hint-leave-out = leave out
action-contracts = Contracts: extend, make permanent or let end
action-letters = Write letters from a template
action-correct = Put right what was never so
agenda-let-off = Counts from { $day }: { $what }
agenda-more = and { $count } more
due-late = { $days } d late
due-today = today
due-left = in { $days } d
column-due = Due
column-left = Days
column-what = What
column-number = Number
column-who = Who
column-team = Team
column-detail = More
agenda-empty = Nothing is due.
settle-contract = extend contract
settle-notice = note the notice
settle-pilot = make structural
settle-standstill = new last day
settle-leader = choose leader
settle-coach = choose job coach
settle-instrument = update
settle-register = record check
settle-register-lost = end it
settle-instrument-left = end it
settle-own-coach-left = end it
settle-benefit-day = to the parameter
settle-no-team = to a team
settle-unchecked = record check
settle-certificate = new last day
settle-signal = close signal
settle-contact = log contact
settle-absence = record the step
settle-absence-ahead = note step done
settle-review = note review
settle-no-risk = note report
settle-chance = next step
settle-vacancy = fill vacancy
settle-retention = look and erase
settle-retention-left = look and erase
settle-trial = new last day
column-settle = Enter
hint-settle = settle
form-extend-contract = Extend contract or make it permanent
form-fill = Settle

# Words by which an action is found too.
find-edit = change modify cell hours telephone
find-new = add create hire make
find-new-ones = series several form add enter
find-move-member = transfer relocate other team
find-vacancy = opening job fill
find-end = stop delete remove close finish
find-contracts = extension temporary renew notice
find-letters = letter template mail notice document
find-correct = error mistake wrong fix correction
find-contact = talk note call
find-absence = ill sick leave away better recovered
find-merge-client = fuse join hand over
find-split-client = divide part hand over
find-stage-on = agree forward
find-stage-back = backward
find-place = hire put
find-apply = application
find-whole = details record history view note
find-find = search look up person name
find-filter = narrow search limit
find-sort = order arrange
find-mark = select tick
find-mark-all = select all tick
find-mark-range = select range
find-mark-down = select row down shift
find-mark-up = select row up shift
find-mark-rest = select invert rest
find-undo = revert take back delete
find-redo = again
find-repeat = once more
find-ditto = ditto same quote copy
find-enter-down = setting column entering next
find-place-back = previous history
find-place-forward = next history
find-jobs-by = divided split regions area
find-as-of = date day future past from soon
find-close-period = period closing publish figures lock
find-today = now
find-end-service = dismiss leave delete resign
find-rehire = return
find-register = target group quota
find-hold = wait pause
find-stand-still = pause stop halt
find-resume = continue
find-convert = pilot permanent
find-import = load excel csv
find-first-start = first start
find-demo = example try
find-by-hand = manual start
find-copy = clipboard
find-copy-row = clipboard
find-export = export excel csv file
find-revert = take back restore
find-view-agenda = contract extend due term
find-view-parameters = settings rules
find-view-roster = teams members list start
find-view-candidates = recruiting applicants
find-view-clients = customers companies rates
find-view-overview = figures totals numbers
find-view-log = journal changes history
find-view-chances = acquisition leads talks
find-view-work = tasks kinds
find-view-closed-periods = published months list
find-view-access-rights = roles rights administrator login authorisation
find-view-costs = prices charges items
find-view-stages = steps procedure candidates
find-view-instruments = subsidies dispensation benefit coach list
find-view-contacts = talks visits notes list
find-view-employments = contracts leavers left went list
find-view-leading = staff coaches leaders hand over
find-next-view = tab forward
find-previous-view = tab back
find-next = forward tab
find-previous = back tab
find-up = above row
find-down = below row
find-left = sideways
find-right = sideways
find-page-up = screen back
find-page-down = screen further
find-half-up = scroll back
find-half-down = scroll further
find-first = top begin
find-last = bottom end
find-line-start = begin left
find-line-end = end right
find-erase = forget gdpr delete
find-reveal = visible hide mask absence note
find-named-views = weergave favourite saved selection
find-name-view = weergave save favourite selection
find-columns = column width order hide layout
find-enlarge = zoom larger smaller maximise full
find-drafts = draft unfinished resume
find-lock = passphrase away
find-redraw = refresh repaint
find-suspend = pause background sleep
find-save = save store write
find-language = taal nederlands engels english dutch
find-backup = backup copy
find-help = keys explain
find-palette = menu command
find-cancel = abort
find-back = quit exit close stop leave
key-taken = Your settings take the key { $key } away from "{ $from }": it now does "{ $by }".
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
echo-today = today
echo-ahead-days = { $n ->
        [one] in 1 day
       *[other] in { $n } days
    }
echo-ahead-weeks = { $n ->
        [one] in 1 week
       *[other] in { $n } weeks
    }
echo-ahead-months = { $n ->
        [one] in 1 month
       *[other] in { $n } months
    }
echo-ago-days = { $n ->
        [one] 1 day ago
       *[other] { $n } days ago
    }
echo-ago-weeks = { $n ->
        [one] 1 week ago
       *[other] { $n } weeks ago
    }
echo-ago-months = { $n ->
        [one] 1 month ago
       *[other] { $n } months ago
    }
note-draft-kept = Put aside as a draft, also when the program ends. { $key } goes on with it.
note-drafts-there = There is something that you began and did not save. { $key } goes on with it.
note-enter-goes-down = From now on Enter goes a row down after it has saved.
note-enter-stays = From now on Enter stays on the row after it has saved.
note-no-place-back = You were nowhere before this.
note-no-place-forward = There is nothing further on.
note-no-drafts = There is nothing that you began and did not save.
note-no-views = No view has been kept yet.
note-no-view-here = There is no view to keep here: that is done in a list.
note-view-by-g = No digit belongs here. A view is g and its digit, such as g 2.
note-view-kept = The view is kept.
form-draft = This is the draft from before. { $key } throws it away and starts anew.
    .spoken = This is the draft from before. /anew throws it away and starts anew.
pick-none-yet = There is no { $kind } yet. Enter or { $key } makes one.
    .spoken = There is no { $kind } yet. /choose makes one.
pick-makes = nothing found with "{ $typed }"; { $key } makes a new { $kind }
    .spoken = nothing found with "{ $typed }"; /choose makes a new { $kind }
correction-title = Figures of days that have passed that change
correction-figure = Figure
correction-before = Was
correction-after = Becomes
correction-part = { $of }: { $figure }
correction-left = Left service
correction-talks = Talks with clients
correction-closed = closed
correction-none = No figure of a day that has passed changes.
correction-heading = Put right: { $what } · { $whose }
correction-becomes = { $before } → { $after }, it was never otherwise
correction-days = This is in figures of days that have passed:
correction-foot = { $count ->
    [0] no figure changes
    [one] one figure changes
   *[other] { $count } figures change
 }{ $closed ->
    [0] {""}
   *[other] , of which { $closed } in a closed period
 }

jobs-by-title-region = Regions
jobs-by-title-client = Jobs by client
jobs-by-title-work-type = Jobs by kind of work
jobs-by-title-province = Jobs by province
jobs-by-region = Region
jobs-by-client = Client
jobs-by-work_type = Work
jobs-by-province = Province
jobs-by-jobs = Jobs
jobs-by-people = People
jobs-by-quota_jobs = Quota
jobs-by-places = Places
jobs-by-open = Open
jobs-by-teams = Teams
jobs-by-overdue = Overdue
jobs-by-open_signals = Signals
erase-title-of = What is erased of { $who }
erase-go = !: erase this for good · Esc: back
    .spoken = !: erase this for good · /stop: back
erase-nothing = The term still runs: nothing has to go. · Esc: back
    .spoken = The term still runs: nothing has to go. · /stop: back
erase-copy = copy of the program
erase-doubtful = Stays: texts of others that may name this person too. Look at them
person-named-in = Texts of others that name this person, or may
retention-text = Text
erase-look = may name them, stays
erase-title = What is erased
retention-title = What has to be erased
retention-none = Nothing has to be erased.
retention-all = everything
retention-until = Kept until
retention-number = Number
retention-who = Who
retention-what = What
retention-term = Term
retention-held = Stays
retention-kind = Kind
retention-count = Count
plain-start = Type the number or letter before a choice, an empty line for the next, a word or key for a command, ? for what can be done here, also at a question. /stop goes back, /all tells everything once more.
plain-now = Now: { $value }
plain-now-empty = Now: empty
plain-saves = { "; an empty line completes it" }
plain-choice = { ", a choice" }
plain-in-form = Type what has to stand there. An empty line leaves what stands there and goes on; on the last field it saves. /choose tells the choices, /empty empties it, /back goes a field back, /stop stops.
plain-in-list = Type a number, or a few letters to search. An empty line takes what was found; where you searched for nothing, it goes back.
plain-in-columns = Or type a column to change it in this row, with what it becomes behind it: hours 24.
plain-needed = { ", required" }
plain-chosen = { " selected" }
plain-actions = Commands
plain-not-understood = This is no command. With ? you hear what can be done here.
plain-word-stop = stop cancel weg
plain-word-back = back terug
plain-word-next = next volgende
plain-word-before = previous vorige
plain-word-empty = empty leeg
plain-word-choose = choose kies
plain-word-anew = anew opnieuw
plain-word-all = all alles
view-shared = for everybody
