# The command line.
cli-nothing-changed = Nothing was changed.
cli-done = Saved: { $verb }.
cli-done-from = { $what }, from { $day }.
cli-done-what = { $what }.
cli-taken-back = Saved: { $verb }, { $what }.
cli-remark = Note:
cli-conflict = Somebody else was first ({ $by }): { $field } has been changed. Nothing was changed.
    .bare = Somebody else was first. Nothing was changed. Look again and try once more.
cli-no-room = The disk is full, or no more may be put on it. Whether the last was saved is not certain. Make room and look.
cli-crashed = Something went wrong in the program itself. What was saved stays saved.
cli-no-place = No folder for data was found. Give a file with --db.
cli-nobody-acts = --as needs a name.
cli-restricted-sign = There is a sign in this command that may not be there, such as a new line or a tab.
cli-restricted-quote = A quotation mark is left open in this command.
cli-restricted-long = This command is too long. Give a long text on the screen, or with import - over standard input.
cli-restricted-argument = "{ $what }" cannot be given here: who you are and which roster it is are settled, and a file can only be "-" (standard input or output).
cli-restricted-command = This command cannot be given here: it reads or writes files on the server. Ask your administrator.
cli-restricted-line = The line of this key is wrong: beside --restricted it needs --as NAME, and no command. Ask your administrator.
cli-restricted-line-argument = The line of this key is wrong: "{ $what }" does not belong there. Ask your administrator.
cli-no-terminal = The screen needs a terminal. Otherwise use a command, such as list or show.
cli-dumb-terminal = This terminal cannot show a screen (TERM is dumb). Use a command, such as list or show.
cli-no-map = "{ $value }" is not a column with a field. Type for example 'Wkhours=hours'.
cli-no-create = --create cannot make { $kind }: that takes more than a name. It can make { $kinds }.
cli-mapping-kept = What you said of these files stands in { $path }.
cli-busy-files = Reading the files
cli-busy-import = Reading in
cli-busy-saving = Saving
cli-busy-reading = Looking up and counting
cli-import-new = new
cli-import-changed = changed
cli-import-unchanged = unchanged
cli-import-name = name
cli-import-kind = kind
cli-import-file = file
cli-import-row = row
cli-import-column = column
cli-import-value = value
cli-import-reason = reason of refusal
cli-import-suffix = refused
cli-standard-input = standard-input
cli-import-columns-more = { $columns } and { $over } more
cli-import-unknown = { $count ->
    [one] Column { $columns } in { $file } was not recognised and is left out. Choose a field with --map.
   *[other] Columns in { $file } were not recognised and are left out: { $columns }. Choose a field with --map.
    }
cli-import-worked-out = Not read from { $file }, because the program works them out itself: { $columns }.
cli-import-ambiguous =
    In { $count ->
        [one] column { $columns }
       *[other] the columns { $columns }
    } of { $file } it is not sure whether the day or the month comes first. The day was read first. Say otherwise with --dates.
cli-import-rejects = The refused rows are in { $path }.
cli-import-rejects-without = Columns that were not read are not in there.
cli-import-dry = This would change { $count } records. Nothing was changed.
cli-import-done = Read in: { $count } records. undo takes it back in one go.
cli-unknown-language = There is no language "{ $value }". Choose nl or en.
cli-unknown-kind = There is no kind "{ $value }". See binnenwerk kinds for all of them.
cli-unknown-form = There is no form "{ $value }". Choose table, csv, json, md, xlsx or ods.
cli-workbook-needs-file = A workbook goes to a file. Give its name with --out.
cli-no-pair = "{ $value }" is not a field with a value. Type for example hours=32.
cli-field-twice = { $field } is given twice. Give each field once.
cli-not-when-hired = { $field } cannot be given when somebody is taken into service. Do that first, and then give it with set or end.
cli-several-first-days = Several first days are given. Give one of them, as a field or with --on.
cli-one-at-a-time = These fields cannot be set at once. Set one first and then the other.
cli-history = History
cli-not-noted = This is a copy or a file that may not be written: what you look at does not come into the access log.
cli-log-title = Log
cli-log-number = No
cli-log-at = Moment
cli-log-actor = Who
cli-log-verb = Action
cli-log-undoes = Undoes
cli-log-corrects = Corrects
cli-log-note = Note
cli-log-kind = Kind
cli-log-id = Identity
cli-log-record = Record
cli-log-deed = What
cli-log-field = Field
cli-log-from = From
cli-log-to = To
cli-log-key = Key
cli-log-tty = Terminal
cli-log-host = From where
cli-log-what = List
cli-log-result = Result
cli-access-log-title = Access log
cli-access-done = done
cli-access-refused = refused ({ $code })
cli-access-deed-sign_in = signed in
cli-access-deed-open = opened a record
cli-access-deed-list = read a list
cli-access-deed-report = read a report
cli-access-deed-letter = made letters
cli-access-deed-export = wrote a file
cli-access-deed-change = changed
cli-access-deed-read_log = read the log
cli-access-deed-check = checked
cli-access-deed-keys = looked after keys
cli-access-deed-backup = made a copy
cli-access-deed-restore = put a copy back
cli-access-deed-dump = wrote out everything
cli-access-deed-load = loaded
cli-access-deed-merge = merged an office
cli-access-deed-person = read everything on somebody
cli-access-deed-retention = retention
cli-access-deed-erase = erasing
cli-access-deed-reveal = concealed data shown
cli-no-syslog = No syslog listens on { $path }. Keep what log --head says outside this machine in another way.
cli-log-empty = Nothing has happened yet.
cli-more-records = and { $count } more
cli-all-whole = Everything is in order.
cli-busy-checking = Checking
cli-not-a-head = "{ $value }" is not what log --head says: a number, a colon and 64 characters.
cli-busy-copying = Copying
cli-copied = The copy is in { $path }: { $records } records, { $size }. The copy was checked.
cli-copies-removed =
    { $count ->
        [one] One older copy was taken away.
       *[other] { $count } older copies were taken away.
    }
cli-copy-needs-place = A copy goes into a file, or a folder that is there. Give its name.
cli-recipient-unknown = { $value } is no recipient of age. age-keygen gives one: it begins with age1.
cli-restore-needs-identity = { $path } is a copy for recipients. Nothing was changed. Give the file with the identity of one of them with --identity.
cli-not-for-recipients = { $path } is no copy for recipients. Nothing was changed. Leave out --identity.
cli-identity-none = { $path } holds no identity of age (AGE-SECRET-KEY-1…). Nothing was changed.
cli-identity-other = { $path } was not made for who has this identity. Nothing was changed. Give the one of another recipient.
cli-sealed-damaged = { $path } is damaged and cannot be read whole. Nothing was changed. Take another copy.
cli-keep-needs-folder = --keep goes with a folder only.
cli-copy-age =
    { $days ->
        [0] The newest copy is of today: { $path }.
        [one] The newest copy is of yesterday: { $path }.
       *[other] The newest copy is { $days } days old: { $path }.
    }
cli-copy-sealed = That copy is for recipients: what is in it is not to be seen here.
cli-copy-away = That copy is not there any more, or cannot be read.
cli-copy-none = No copy of this file was made yet. Make one with backup.
cli-busy-restoring = Putting back
cli-restore-itself = This file is already in use. Choose a backup.
cli-restored = The backup was put back in { $path }.
cli-kept-aside = What was there is kept as { $path }.
cli-busy-dumping = Writing everything
cli-busy-loading = Reading and checking
cli-dumped = Everything is in { $path }: { $records } records and a log of { $sets } changes.
cli-loaded = { $path } was made: { $records } records and a log of { $sets } changes, all checked.
cli-not-loaded = What the dump holds does not fit together. Nothing was made.
cli-busy-merging = Comparing both offices
cli-merge-itself = That is the same file. Nothing was changed.
cli-merge-dump-has-no-key = A dump is not encrypted: leave out --other-key-file. Nothing was changed.
cli-merge-same = same
cli-merge-new = new
cli-merge-newer = newer there
cli-merge-gone = gone there
cli-merge-kept = newer here
cli-merge-conflict = conflict
cli-merge-behind = fixed
cli-merge-erased = erased here
cli-merge-kind = kind
cli-merge-name = name
cli-merge-ours = here
cli-merge-theirs = there
cli-merge-differs = differs (here | there)
cli-merge-answer = answer
cli-merge-reason = reason
cli-merge-conflict-number = one number for two
cli-merge-conflict-removed = changed and taken away
cli-merge-answer-ours = here
cli-merge-answer-theirs = there
cli-merge-answer-renumbered = renumbered
cli-merge-answer-fields = by field
cli-merge-take-form = { $value }: say what stays as RECORD.FIELD=ours or RECORD.FIELD=theirs, for example --take 100017.phone=theirs. Nothing was changed.
cli-merge-take-nothing = { $value }: no such record and field is in conflict. --dry-run shows what is. Nothing was changed.
cli-merge-take-several = { $value }: that means more than one record. Put the kind before it: --take "member 100017.phone=theirs". Nothing was changed.
cli-merge-take-twice = { $value }: another --take says the other of it. Nothing was changed.
cli-merge-open = { $count ->
    [one] One conflict has no answer
   *[other] { $count } conflicts have no answer
 }. Nothing was changed. Say with --take RECORD.FIELD=ours or theirs whose value stays, or of all with --keep, and with --renumber PREFIX what comes before a number that two have.
cli-merge-refused = { $count ->
    [one] One record is
   *[other] { $count } records are
 } refused. Nothing was changed.
cli-merge-given-out = These numbers were given out here when somebody was erased, and nobody else has them now: { $numbers }. See whether any of them was erased here.
cli-merge-erased-stay = { $count ->
        [one] 1 record is about somebody who was erased here; it stays out.
       *[other] { $count } records are about people who were erased here; they stay out.
    }
cli-merge-stays = { $count ->
    [one] One fixed record stays
   *[other] { $count } fixed records stay
 } in the other office: statements, their lines and closed periods are not brought over.
cli-merge-dry = This would change { $count } records. Nothing was changed.
cli-merge-done = Brought in: { $count } records. undo takes it back in one go.
cli-busy-demo = Making the demonstration
cli-demo-written = The demonstration is in { $path }. Nobody in it exists.

cli-report-title = Jobs on { $day }
cli-report-jobs = jobs
cli-report-target_jobs = target (jobs)
cli-report-people = people who count
cli-report-teams = teams
cli-report-places = places
cli-report-filled = filled
cli-report-reserved = promised
cli-report-open_places = open places
cli-report-surplus = beyond the places
cli-report-unchecked = still to check in the register
cli-report-hours = hours a week
cli-report-job_hours = hours in a job
cli-report-clients = Clients on { $day }
cli-report-clients-over = Clients from { $from } to { $day }
cli-report-months = Jobs per month until { $day }
cli-known-on-only-reads = With --known-on you see what was known then. That goes only with commands that show: list, show, letter, report, log and statement show.
cli-no-such-view = There is no view "{ $name }". Kept are: { $names }.
cli-as-of-unused = This command looks at no day. Leave out --as-of.
cli-report-only-months = --from and --to belong to --by month. For another division give a day with --as-of.
cli-report-rounding = rounding
cli-report-no-client = without a client
cli-report-no-work-type = without a work type
cli-report-no-province = without a province
cli-report-total = total
cli-report-unknown = not known
cli-report-not-in-force = not in force
cli-report-nothing = –
cli-column-client = Client
cli-column-work_type = Work type
cli-column-province = Province
cli-column-day = Day
cli-column-agreed_jobs = Agreed
cli-column-jobs = Jobs
cli-column-people = People
cli-column-quota_jobs = Quota jobs
cli-column-paid_hours = Paid hours
cli-column-period_jobs = Jobs in period
cli-column-period_quota_jobs = Quota in period
cli-column-last_day_jobs = On last day
cli-column-places = Places
cli-column-open = Open
cli-column-teams = Teams
cli-column-overdue = Contact overdue
cli-column-open_signals = Open signals
cli-column-employed = Employed
cli-column-shortfall = Shortfall
cli-column-levy = Levy
cli-client-preview = The shares become
cli-client-preview-counts = Would change: { $shares } shares in { $teams } teams, { $agreements } agreements, { $placements } placements, { $employments } employments.
cli-report-no-rows = There is nothing to show.
cli-report-table = Table
cli-report-per-month = per month
cli-report-instruments = Instruments on { $day }
cli-report-payers = Per month, by who grants it
cli-report-leavers = Left the service from { $from } to { $to }
cli-report-leavers-foot = Somebody counts from the first day out of service: who has { $to } as the last day counts in the next period. The annual report counts as gone who had no team any more.
cli-report-reasons = By reason and destination
cli-report-people-left = people
cli-report-displacement = Displacement on { $day }: { $count } of { $of } task packages in a team have no good check
cli-report-no-check = no check

cli-charges-draft = Charges to { $client }, { $from } to { $until } (not fixed yet)
cli-charges-fixed = Statement { $number } of { $client }, { $from } to { $until }
cli-charges-credit = Credit statement { $number } { $client }, takes back { $credited }, { $from } up to and including { $until }
cli-charges-inner = internal, with people
cli-charges-column = Statement: { $name }
cli-charges-all = Charges to all clients, { $from } to { $until }
cli-charges-nobody = without a client
cli-charges-costs = costs
cli-charges-windfalls = windfalls
cli-charges-corrections = corrections
cli-charges-total = total

cli-usage = Usage:
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-common = With every command
cli-see-help = See --help for how to put it.
cli-word-options = {"[options]"}
cli-word-command = command
cli-word-values = possible
cli-word-default = otherwise
cli-wrong-argument = "{ $what }" cannot stand here.
    .bare = This cannot stand here.
cli-wrong-command = There is no command "{ $what }".
    .bare = There is no such command.
cli-wrong-missing = Something is missing: { $what }.
    .bare = Something is missing.
cli-wrong-value = "{ $value }" cannot go with { $what }.
    .bare = This value is not possible.
cli-wrong-no-value = A value is missing after { $what }.
    .bare = A value is missing.
cli-wrong-twice = { $what } cannot be given (again) here.
    .bare = These options do not go together.
cli-wrong-incomplete = The command is not complete.
cli-wrong-other = This command is not right.

cli-about = The roster of teams, members and vacancies. Without a command the screen opens.
cli-about-demo = Look at a fictitious programme the size of the real one
cli-about-tour = A tour in five steps of the fictitious programme
cli-about-import = Read files in: CSV, XLSX, ODS
cli-about-list = Show a list or write it to a file
cli-about-letter = Letters from a template
cli-about-show = One member, team or vacancy with everything about it
cli-about-add = Add something
cli-about-set = Change fields
cli-about-correct = Put right what was never so
cli-about-move = Move a member to another team
cli-about-hours = Change the hours of a member
cli-about-end = End a placement or an employment
cli-about-rehire = Take a former member back into service
cli-about-vacancy = Hold, close or fill a vacancy
cli-about-vacancy-hold = Hold it, or open it again
cli-about-vacancy-close = Close it
cli-about-vacancy-fill = Place a member on the vacancy
cli-about-team = End a team, stand it still, resume it or make it structural
cli-about-team-end = End it; placements and vacancies end with it
cli-about-team-standstill = Stand still
cli-about-team-resume = Work again
cli-about-team-convert = Make a pilot structural
cli-about-chance = Agree on a chance, make a team of it, or give it up
cli-about-chance-agree = The client agrees
cli-about-chance-team = An agreed chance becomes a team: a pilot at that client
cli-about-chance-close = The chance is given up
cli-about-register = Record what the target register says
cli-about-agree = Agree on a number of jobs with a client
cli-about-share = The share of a client in a team; 0 ends it
cli-about-client = Rename, merge or split a client from a day
cli-about-client-rename = Another name from a day; figures of before keep the old one
cli-about-client-merge = Merge: shares, agreements and who counts go over from a day
cli-about-client-split = Split: a part, or teams, go over from a day
cli-about-instrument = Request, grant, refuse or end an instrument (LKS, dispensation, LKV …)
cli-about-instrument-plan = Note that it is still to be requested
cli-about-instrument-request = Requested
cli-about-instrument-grant = Granted
cli-about-instrument-refuse = Refused
cli-about-instrument-end = End it
cli-about-phase = Put a member in a next phase of development
cli-about-package = Make a new version of a task package; the one before ends the day before
cli-about-report = Numbers
cli-about-report-jobs = Jobs, people, teams and places on a day
cli-about-report-instruments = What instruments bring in a month, by member and who grants it
cli-about-report-leavers = Who left the service, why and where to
cli-about-report-displacement = Task packages in use without a displacement check
cli-about-apply = Put a candidate on a vacancy
cli-about-advance = Bring a candidate to the next stage
cli-about-back = Bring a candidate back to the stage before
cli-about-reject = Reject a candidate
cli-about-withdraw = A candidate withdraws
cli-about-place = Give a candidate the place: member, employment and placement in one go
cli-about-report-overview = Two years up to a day, and where the jobs are heading
cli-about-report-year = The annual overview
cli-about-report-clients = Per client: agreement, jobs, people, places and quota
cli-about-report-charges = What clients pay: costs, windfalls and corrections, with the source of every line
cli-about-statement = Fix a charge statement or look at one
cli-about-statement-fix = Fix it: the statement gets a number and never changes again
cli-about-statement-credit = Take back: a credit statement with a number of its own cancels the statement
cli-about-statement-show = A fixed statement with its lines
cli-about-undo = Undo your latest change
cli-about-redo = Do again what was undone
cli-about-log = Who changed what when, from which to which value
cli-about-check = Check that everything stored is whole
cli-about-backup = Make a copy: a file, or in a folder a new one named by day and time
cli-about-person = Everything that is held on one member or candidate, also what the log says
cli-about-retention = What has to be erased on a day; with --final it is erased
cli-about-erase = What would be erased of one person; with --final it is erased
cli-about-dump = Write everything as lines of JSON: records and log, with all identities
cli-about-load = Make a new, equal file of a dump
cli-about-merge = Bring another office into this one: its file, or a dump of it
cli-about-restore = Put a copy back; what was there is kept under another name
cli-about-keys = The keys of the screen

cli-arg-db = Another file with data, or postgres://… (or BINNENWERK_DB)
cli-arg-lang = The language: nl or en
cli-arg-as_of = The day to look at and to change from; otherwise today
cli-arg-known_on = Show what was known at the end of this day; only with commands that show
cli-arg-json = JSON instead of text
cli-arg-actor = Who makes the change; otherwise your name on this computer, which stays behind it in the log
cli-arg-restricted = Only for the line of a key in authorized_keys: no files, no shell, no other roster
cli-arg-help = Help
cli-arg-version = Version
cli-arg-into = Write the demonstration to this new file
cli-arg-members = How many people are in teams on the last day; otherwise 674
cli-arg-seed = Which demonstration: the same number gives the same programme
cli-arg-and_back = Open the screen of the own file again afterwards
cli-arg-demo-as_of = Without this day the demonstration ends today; with it, it stands on its own dates, up to 2023-12-31
cli-arg-files = The files; - is standard input
cli-arg-kind = The kind: members, teams, vacancies …
cli-arg-map = Which column is which field; may be repeated
cli-arg-dates = The order of day, month and year
cli-arg-create = Make what a row names and is not there yet: of these kinds, such as teams,work-types,clients
cli-arg-create_teams = Make teams that are not there yet
cli-arg-headings_row = The row on which the headings stand, as the spreadsheet counts; for one sheet Sheet=3
cli-arg-no_end = A day in the year 2900 or later (31-12-9999) means that there is no end
cli-arg-number_people = Who stands in a list without a number is whoever has that name, and otherwise gets the next free number
cli-arg-mapping = Use what is kept under this name; what you type beside it goes first
cli-arg-save_mapping = Keep what you say of these files under this name; not with --dry-run
cli-arg-mappings = Show what is kept under a name
cli-arg-template = Make an empty file with the headings of this kind
cli-arg-dry_run = Only tell what would happen
cli-arg-final = Really erase it; this cannot be undone
cli-arg-decided_by = Who decided it, for the log
cli-arg-force = Replace a file that is there and was made by the same command
cli-arg-accept = What may be a mistake and is meant: other-name, same-person, near-name, given-out, other-number, parts-of-one
cli-arg-show = Which rows are told: new, changed, unchanged, refused
cli-arg-skip_bad = Leave refused rows out and write them to a file beside the input
cli-arg-filter = Which rows, such as "archive hours<24"
cli-arg-letter-template = A template: a text with fields such as {"{{"}name{"}}"}; a file, or the name of one in the folder with templates
cli-arg-letter-keys = Numbers, codes or names; or choose with --filter
cli-arg-letter-out = The folder in which each letter gets a file
cli-arg-letter-force = Replace letters that are there
cli-arg-sort = Order; reversed with a dash in front, such as -hours
cli-arg-columns = Which columns
cli-arg-format = The form
cli-arg-out = To this file; - is the output
cli-arg-limit = At most so many
cli-arg-all = Also who or what is not there on that day
cli-arg-key = The number, the code or the name
cli-arg-fields = Fields with their value, such as hours=32
cli-arg-on = From this day on; otherwise the day looked at
cli-arg-end-on = The last day
cli-arg-team-end-on = The last day
cli-arg-number = The number of the member
cli-arg-team = The code or name of the team
cli-arg-hours = The hours a week
cli-arg-reason = Why, such as moved on or relocation; always needed
cli-arg-service = End the employment too
cli-arg-destination = Where to, for who moves on: government, market, education …
cli-arg-instrument-plan-kind = The instrument, such as LKS, LD, LKV or no-risk
cli-arg-instrument-request-kind = The instrument, such as LKS, LD, LKV or no-risk
cli-arg-instrument-grant-kind = The instrument, such as LKS, LD, LKV or no-risk
cli-arg-instrument-refuse-kind = The instrument, such as LKS, LD, LKV or no-risk
cli-arg-instrument-end-kind = The instrument, such as LKS, LD, LKV or no-risk
cli-arg-instrument-request-on = The day of the request; else the day looked at
cli-arg-instrument-end-on = The last day
cli-arg-wage_value = The wage value in percent
cli-arg-amount = The amount in euros, as decided
cli-arg-per = What the amount is for: hour, month, year or once
cli-arg-payer = Who pays, such as a municipality or UWV
cli-arg-reference = The reference of the decision
cli-arg-phase = The phase, such as starting or growing
cli-arg-name = The name of the task package
cli-arg-description = What the task package holds, in one line
cli-arg-report-leavers-from = The first day; else 1 January
cli-arg-report-leavers-to = The last day; else the day looked at
cli-arg-vacancy = The number of the vacancy
cli-arg-chance = The name of the chance
cli-arg-code = The code of the team; else the next T number
cli-arg-places = How many places; else as many as the chance says
cli-arg-chance-team-on = The first day of the team
cli-arg-year = The year
cli-arg-candidate = The number or name of the candidate
cli-arg-advance-vacancy = The number of the vacancy; needed only when more than one application runs
cli-arg-back-vacancy = The number of the vacancy; needed only when more than one application runs
cli-arg-reject-vacancy = The number of the vacancy; needed only when more than one application runs
cli-arg-reject-reason = Why, such as too far or "other candidate"
cli-arg-withdraw-vacancy = The number of the vacancy; needed only when more than one application runs
cli-arg-withdraw-reason = Why, such as "found other work" or too far
cli-arg-advance-to = To this stage; otherwise to the next one
cli-arg-advance-until = The last day of a trial placement
cli-arg-place-until = The last day of the contract; otherwise as the parameters say
cli-arg-place-number = The number as a member; otherwise the next free one
cli-arg-place-hours = The hours a week; otherwise those of the vacancy
cli-arg-dump-file = The file, or - for the output
cli-arg-dump-force = Replace an earlier dump
cli-arg-load-file = The dump, or - for the input
cli-arg-merge-other = The file of the other office, or a dump of it; it is only read
cli-arg-merge-keep = Whose values stay of all that is in conflict: ours or theirs
cli-arg-merge-take = Whose value stays of one field of one record: ours or theirs; without a field, of that record. May be given again
cli-arg-merge-renumber = What comes before a number of the other that somebody or something else has here
cli-arg-merge-show = Which records are told, beside what is in conflict: new, newer, gone, kept, behind, erased
cli-arg-backup-file = The file for the copy, or a folder
cli-arg-backup-keep = Leave so many copies of this file in the folder; the oldest go
cli-arg-backup-force = Replace an earlier copy of this file; or make a copy beside a newer one
cli-arg-recipient = Encrypt the copy for this recipient of age (age1…) and nobody else; may be given again
cli-arg-identity = The file with the identity of age, for a copy that was made for a recipient
cli-arg-verify = Check that both logs are whole, and that each record is as the log says
cli-arg-log-head = Give number and hash of the latest change, and with rights of the access log too, to be kept elsewhere
cli-arg-log-syslog = Send it to the log of the machine (syslog)
cli-arg-log-access = The access log: who looked at what, and what was refused
cli-arg-log-person = Only what is about this member or candidate
cli-arg-log-by = Only what this user did
cli-arg-log-kind = Only what is about this kind
cli-arg-log-since = From this day on
cli-arg-log-until = Up to and including this day
cli-arg-check-head = What log --head said before: tell when the log was cut or altered since
cli-arg-counts = Whether the member counts: yes or no
cli-arg-quota = Whether for the quota; otherwise the same as for the agreement
cli-arg-next = When to look again
cli-arg-register-on = The day of the look
cli-arg-report-clients-from = The first day of a period; else 1 January
cli-arg-report-clients-to = The last day of a period
cli-arg-clients = The clients that become part of the other
cli-arg-client-merge-into = The client that they become part of; a new name makes a new one
cli-arg-client-split-into = The client that takes over; a new name makes a new one
cli-arg-client-rename-name = The new name
cli-arg-short = The new short name
cli-arg-share = What part of the shares goes over, in percent; else all
cli-arg-teams = Only in this team; may be repeated
cli-arg-client-split-jobs = How many of the agreed jobs go over too
cli-arg-client = The name of the client
cli-arg-jobs = How many jobs
cli-arg-paid_hours = The paid hours a year of the client's own employer
cli-arg-share-percent = The share in percent
cli-arg-report-jobs-by = Divided by what: client, work-type, province, region or month
cli-arg-report-jobs-from = The first day; otherwise two years back
cli-arg-report-jobs-to = The last day
cli-arg-file = The file
cli-arg-report-charges-client = Only this client, with all lines
cli-arg-statement = The number of the statement, such as 2026-0007
cli-arg-for_client = Version for the client: by team and cost item, without people and without the kind of instrument
cli-arg-report-charges-from = The first day; else the day after the last fixed statement, or without a client the first of the month
cli-arg-statement-fix-from = The first day; else the day after the last fixed statement
cli-arg-report-charges-to = The last day; else as far as the statement before it, or the end of the month
cli-arg-statement-fix-to = The last day; else as far as the statement before it, or the end of the month
cli-terminal-failed = The terminal does not work. Try another window.
cli-unknown-key = The settings name something under [keys] that does not exist: { $value }. See binnenwerk keys.
cli-import-create = What is not there yet can be made: add --create { $all }.
cli-import-number-people = With --number-people the program looks people up by name, and gives a number to who is not there yet. If the sheet is about something else, say so with --kind.
cli-import-no-end = With --no-end such days count as empty cells.
cli-import-accept = What is meant that way is taken with --accept { $all }.
cli-agenda-title = Agenda on { $day }
cli-agenda-more = And { $count } more: { $source }. --limit shows more.
cli-contract-how = Give a new last day with --until, or choose --permanent or --end.
cli-contract-nobody = There is nobody with such a contract.
cli-contract-dry = This was a trial with { $count } { $count ->
        [1] contract
       *[other] contracts
    }: nothing was changed.
cli-arg-contract-numbers = Numbers or names of members, with a comma between them
cli-arg-contract-filter = All members of this filter, as on the screen: contract<60d
cli-arg-contract-end = Let the service of each end with the contract
cli-about-report-agenda = Everything with a due day: contracts, pilots, signals …
cli-about-contract = Extend a temporary contract or make it permanent
cli-arg-rehire-until = The last day of the contract
cli-arg-rehire-permanent = A permanent contract
cli-arg-contract-on = The first day; without it the day after the end of the contract as it is
cli-arg-contract-until = The new last day of the contract
cli-arg-permanent = Make the contract permanent
cli-arg-ics = Write the agenda as a calendar (iCalendar) to this file; with numbers, without names
cli-arg-report-agenda-filter = Which rows: words of what, who or team
cli-arg-report-agenda-limit = At most so many of each sort
cli-force = With --force it is replaced when the same command made it.
cli-force-mapping = With --force this comes in its place.
cli-anyway = With --anyway it is kept all the same.
cli-correct = With --correct it becomes a correction.
cli-about-contact = Note contact with a member, in one line
cli-about-signal = Open or close a signal
cli-about-signal-open = Open: what is the matter, about whom, who follows up and by when
cli-about-signal-close = Close, with the outcome
cli-about-close = End guidance, an arrangement, a coach of one's own or a role, or all that a staff member who leaves does, or close a period: close period 2026-10
cli-about-absent = Report an absence, or change its percentage
cli-about-recovered = Report back at work
cli-about-report-contacts = With whom contact is overdue, by team
cli-about-report-gaps = Teams without a leader or a job coach
cli-about-report-absence = Absence: hours missed as part of the contract hours
cli-arg-anyway = Keep a note even if it seems to say something about health
cli-arg-correct = Name it a correction: it may change figures of a closed period
cli-arg-text = One short line
cli-arg-contact-on = Day of the contact; otherwise the day looked at
cli-arg-way = How: talk, workplace, phone or message; otherwise a talk
cli-arg-by = Who had the contact
cli-arg-member = Number of the member
cli-arg-owner = Who follows it up
cli-arg-due = The day by which something is done
cli-arg-signal-open-team = Code or name of the team
cli-arg-signal-close-key = The subject or the identity of the signal, or the number of the member
cli-arg-signal-close-on = The day it is closed
cli-arg-outcome = What came of it
cli-arg-close-key = Number of the member, code of the team, the id, or the month or year
cli-arg-close-on = The last day; what is still to begin then is taken away
cli-arg-until = The last day, when it is known
cli-arg-percent = Which part of the hours is missed; otherwise 100 percent
cli-arg-expected = Until when it is expected to last
cli-arg-recovered-on = The first day back; the day before is the last day of the absence
cli-arg-report-absence-by = By team or by client
cli-contacts-title = Contact overdue on { $day }
cli-contacts-none = There is contact with everybody in time.
cli-contacts-days = Days overdue
cli-gaps-title = Without a leader or a job coach on { $day }
cli-gaps-none = Every team has a leader and a job coach.
cli-gaps-missing = missing
cli-absence-title = Absence from { $from } to { $day }
cli-absence-contract_hours = Contract hours
cli-absence-absent_hours = Missed
cli-absence-rate = Percentage
cli-absence-programme = Whole programme
cli-absence-nobody = Without a client
cli-published = Published
cli-known-now = Known now
cli-published-on = published on { $day }
cli-correct-dry = Nothing was changed.
cli-arg-from = The first day
cli-arg-to = The last day

cli-column-region = Region
cli-report-no-region = without a region
cli-about-hand-over = Hand over teams, own job coaches and signals of a staff member, or cover for a time
cli-about-report-team = The sheet of a team: people, hours, telephone, contract, contact, certificates and signals
cli-about-report-emails = The mail addresses of a team, job coach or region
cli-arg-hand-over-from = Who hands over
cli-arg-hand-over-to = Who gets it; repeat for more, and teams go round
cli-arg-hand-over-on = The first day
cli-arg-hand-over-teams = Only these teams
cli-arg-hand-over-cover = As cover, until --until
cli-arg-hand-over-until = The last day of the cover
cli-arg-report-emails-team = Of a team
cli-arg-report-emails-coach = Of whom this job coach coaches
cli-arg-report-emails-region = Of the teams of a region
cli-sheet-title = { $team } ({ $code }) on { $day }
cli-emails-without = { $count } without a mail address: { $names }
cli-handed-kind = What
cli-handed-what = Of
cli-handed-to = To
cli-letter-whom = Say to or about whom: numbers, or --filter.
cli-letter-out = These are { $count } letters. Name a folder for them with --out.
cli-letter-written = { $count ->
    [one] One letter is
   *[other] { $count } letters are
 } in { $folder }.

cli-did-you-mean = Do you mean { $words }?
cli-could-be = It could be: { $words }.
cli-choose-from = Choose from: { $words }.
cli-see-fields = See binnenwerk fields { $kind } for the fields.
cli-about-kinds = The kinds: what can be listed, added and changed
cli-about-fields = The fields of a kind, and what may stand in them
cli-about-help = Explanation of a command
cli-arg-command = The command, such as list or team end
cli-kinds-typed = type
cli-kinds-identifier = or
cli-kinds-name = name
cli-fields-remark = remarks
cli-fields-accepts = what may stand in it
cli-fields-required = required
cli-fields-dated = from a day on
cli-fields-worked-out = worked out
cli-examples = Examples:
cli-read-more = binnenwerk help and a command tell more, with examples.
cli-group-look = Look
cli-group-record = Record and put right
cli-group-member = Members
cli-group-recruiting = Recruiting
cli-group-team = Teams and clients
cli-group-data = The data as a whole
cli-group-program = The program
cli-value-address = ADDRESS
cli-value-amount = AMOUNT
cli-value-recipient = RECIPIENT
cli-value-candidate = CANDIDATE
cli-value-chance = CHANCE
cli-value-client = CLIENT
cli-value-clients = CLIENTS
cli-value-code = CODE
cli-value-column = COLUMN
cli-value-command = COMMAND
cli-value-counts = YES|NO
cli-value-date = DATE
cli-value-description = DESCRIPTION
cli-value-doubt = DOUBT
cli-value-destination = DESTINATION
cli-value-expr = FILTER
cli-value-field = FIELD
cli-value-fields = FIELDS
cli-value-file = FILE
cli-value-files = FILES
cli-value-folder = FOLDER
cli-value-form = FORM
cli-value-from = WHO
cli-value-head = HEAD
cli-value-hours = HOURS
cli-value-jobs = JOBS
cli-value-key = KEY
cli-value-keys = KEYS
cli-value-kind = KIND
cli-value-name = NAME
cli-value-no = NO
cli-value-number = NUMBER
cli-value-other = OTHER
cli-value-prefix = PREFIX
cli-value-numbers = NUMBERS
cli-value-outcome = OUTCOME
cli-value-percent = PERCENT
cli-value-phase = PHASE
cli-value-reason = REASON
cli-value-record = RECORD
cli-value-region = REGION
cli-value-stage = STAGE
cli-value-statement = STATEMENT
cli-value-team = TEAM
cli-value-template = TEMPLATE
cli-value-text = TEXT
cli-value-unit = UNIT
cli-value-view = VIEW
cli-value-vacancy = VACANCY
cli-value-value = VALUE
cli-value-way = WAY
cli-value-what = WHAT
cli-value-words = WORDS
cli-value-year = YEAR
cli-value-yes = YES
cli-example-list =
    binnenwerk list members --filter 'archive hours<24'
    binnenwerk list teams --sort -open --columns code,name,open
    binnenwerk list placements --all --out placements.xlsx
cli-example-show =
    binnenwerk show team T005
    binnenwerk show member 100155 --known-on 2025-12-31
cli-example-person =
    binnenwerk person 100155
    binnenwerk person K001 --json
cli-example-retention =
    binnenwerk retention
    binnenwerk retention --final --decided-by 'J. de Vries'
cli-example-erase =
    binnenwerk erase 100155
    binnenwerk erase 100155 --final --decided-by 'J. de Vries'
cli-example-report =
    binnenwerk report jobs --by client
    binnenwerk report year 2025 --out year.xlsx
    binnenwerk report agenda --ics agenda.ics
    binnenwerk report charges --client 'Rijkswaterstaat' --from 2026-01-01 --to 2026-03-31
    binnenwerk report absence --by team
cli-example-letter =
    binnenwerk letter contract.txt members --filter 'contract<60d' --out letters
cli-example-log =
    binnenwerk log --limit 10
    binnenwerk log --head
    binnenwerk log --access --limit 20
cli-example-kinds =
    binnenwerk kinds
cli-example-fields =
    binnenwerk fields members
cli-example-add =
    binnenwerk add team code=T090 name='Green South' places=12 from=2027-01-01
    binnenwerk add member number=100900 name='Vries, Anna de' team=T005 hours=24
cli-example-set =
    binnenwerk set team T005 places=14 --on 2027-01-01
    binnenwerk set member 100155 phone=0612345678
cli-example-correct =
    binnenwerk correct team T005 places=14 --on 2026-01-01 --dry-run
cli-example-close =
    binnenwerk close closed_period 2025
    binnenwerk close staff 'Dijk, Cas van' --on 2026-12-31
cli-example-hand-over =
    binnenwerk hand-over 'Dijk, Cas van' --to 'Singh, Maarten' --on 2027-01-01
cli-example-undo =
    binnenwerk undo
cli-example-redo =
    binnenwerk redo
cli-example-move =
    binnenwerk move 100155 T032 --on 2027-01-01 --hours 28
cli-example-hours =
    binnenwerk hours 100155 32 --on 2027-01-01
cli-example-end =
    binnenwerk end 100155 --on 2026-12-31 --reason moved --service
cli-example-rehire =
    binnenwerk rehire 100155 T005 --hours 24 --until 2027-12-31
cli-example-contract =
    binnenwerk contract 100155 --until 2027-12-31
    binnenwerk contract --filter 'contract<60d' --permanent --dry-run
cli-example-phase =
    binnenwerk phase 100155 development
cli-example-absent =
    binnenwerk absent 100155 --from yesterday --percent 50
cli-example-recovered =
    binnenwerk recovered 100155 --on today
cli-example-contact =
    binnenwerk contact 100155 'doing well, wants more hours' --way phone
cli-example-signal =
    binnenwerk signal open 'the manager is leaving' --team T005 --due 2w
    binnenwerk signal close 'the manager is leaving' --outcome settled
cli-example-instrument =
    binnenwerk instrument request 100155 LKS --on today
    binnenwerk instrument grant 100155 LKS --from 2027-01-01 --wage-value 60
cli-example-apply =
    binnenwerk apply K047 V011
cli-example-advance =
    binnenwerk advance K047 --to interview
cli-example-back =
    binnenwerk back K047
cli-example-reject =
    binnenwerk reject K047 --reason distance
cli-example-withdraw =
    binnenwerk withdraw K047 --reason 'other work'
cli-example-place =
    binnenwerk place K047 V011 --hours 24 --on 2027-01-01
cli-example-vacancy =
    binnenwerk vacancy hold V011
    binnenwerk vacancy fill V011 100155 --on 2027-01-01
cli-example-team =
    binnenwerk team end T005 --on 2026-12-31
    binnenwerk team convert T005
cli-example-package =
    binnenwerk package Archive 'Scan and register' --on 2027-01-01
cli-example-chance =
    binnenwerk chance agree 'Kadaster green'
    binnenwerk chance team 'Kadaster green' --places 10 --on 2027-01-01
cli-example-client =
    binnenwerk client rename 'Rijkswaterstaat' 'Rijkswaterstaat Water' --on 2027-01-01
    binnenwerk client split 'Rijkswaterstaat' --into 'Staatsbosbeheer' --team T005 --dry-run
cli-example-register =
    binnenwerk register 100155 yes --on today
cli-example-agree =
    binnenwerk agree 'Rijkswaterstaat' 40 --on 2027-01-01
cli-example-share =
    binnenwerk share T005 'Rijkswaterstaat' 50 --on 2027-01-01
cli-example-statement =
    binnenwerk statement fix 'Rijkswaterstaat' --from 2026-01-01 --to 2026-03-31
    binnenwerk statement show 2026-0007 --for-client
cli-example-demo =
    binnenwerk demo
    binnenwerk demo --into example.db --members 1000
cli-example-tour =
    binnenwerk tour
cli-example-import =
    binnenwerk import members.csv placements.csv --dry-run
    binnenwerk import list.xlsx --kind members --map 'Wkhours=hours' --as-of 2026-01-01
cli-example-check =
    binnenwerk check
cli-example-backup =
    binnenwerk backup copy.db
    binnenwerk backup /mnt/copy --keep 30
cli-example-restore =
    binnenwerk restore copy.db
cli-example-dump =
    binnenwerk dump all.jsonl
    binnenwerk dump -
cli-example-load =
    binnenwerk load all.jsonl --db copy.db
cli-example-merge =
    binnenwerk merge north.db --dry-run
    binnenwerk merge north.jsonl --keep ours --take 100017.phone=theirs --renumber N-
cli-example-keys =
    binnenwerk keys
cli-example-help =
    binnenwerk help list
    binnenwerk help team end
cli-written = Written: { $path }.
cli-arg-plain = Tables as lines of one field: for a narrow terminal or a screen reader
cli-arg-view = The view that the screen opens with
cli-arg-accessible = Questions and answers in lines in the place of a screen (also with ACCESSIBLE=1)
cli-arg-ascii = Plain characters only on the screen
cli-arg-read_only = Only look: nothing is changed
cli-arg-quiet = Do not say what was done; only faults and remarks
cli-exit = What the program ends with
cli-exit-done = done
cli-exit-refused = refused, failed, or of check: something is not whole
cli-exit-misput = the command was put wrongly
cli-exit-busy = somebody else is writing; try the same command again later
cli-setting-line = In { $path } line { $line } is wrong.
cli-setting-file = { $path } cannot be used.
cli-setting-unreadable = The file cannot be read.
cli-setting-no-setting = Type a name, = and a value; text between quotes, such as lang = "nl".
cli-setting-unknown = There is no setting "{ $name }". Choose from: { $names }.
cli-setting-value = { $name } may hold: { $accepts }.
cli-setting-key = This is no action or key: { $value }. See binnenwerk keys --json for the names.
cli-setting-lang = The language
    .accepts = "nl" or "en"
cli-setting-theme = What the screen looks like
    .accepts = "terminal" (reads on any ground), "dark", "light", "contrast" (no colour, nothing dim) or "mono" (no colour)
cli-setting-db = The file with the data
    .accepts = a path between quotes; ~/ is your own folder
cli-setting-backup = The usual copy: for backup without a file, and for doctor
    .accepts = a path between quotes; ~/ is your own folder
cli-setting-network_disk = May the file be on a network disk? Only safe when no other machine opens it
    .accepts = true or false
cli-setting-letters = The folder with templates of letters
    .accepts = a path between quotes; ~/ is your own folder
cli-setting-reveal_minutes = For so many minutes sensitive data are to be seen after somebody shows them
    .accepts = a number of minutes; 0 never conceals anything; – is 5 where there are access rights, else 0
cli-setting-lock_minutes = After so many minutes without a key the screen locks
    .accepts = a number of minutes; 0 is never
cli-setting-lock_passphrase = The passphrase that opens the lock; without this line any key does
    .accepts = the line that binnenwerk config --passphrase gives
cli-setting-accessible = Questions and answers in lines, without a screen: for a screen reader or braille line
    .accepts = true or false
cli-setting-ascii = Plain characters only on the screen, no line drawing
    .accepts = true or false
cli-setting-clipboard = May y and Y go to the clipboard of the terminal? What stands there leaves this machine
    .accepts = true or false
cli-setting-enter_goes_down = Does Enter go a row down after it has saved a cell? On the screen everybody chooses that too
cli-setting-keys = Other keys
    .accepts = names of actions with their keys between quotes; binnenwerk keys --json has the names
cli-passphrase-ask = Passphrase:
cli-passphrase-again = Once more:
cli-passphrase-differs = That was not the same twice. Nothing was made.
cli-passphrase-empty = A passphrase cannot be empty.
cli-text-ask = Text:
cli-config-setting = setting
cli-config-value = now
cli-config-place = where
cli-config-explanation = explanation
cli-config-accepts = what it may hold
cli-config-unset = –
cli-config-files = Files; a later one goes first:
cli-config-there = { $path }
cli-config-absent = { $path } (is not there)
cli-config-about = Settings of Binnenwerk. Take away # to set something.
cli-about-config = The settings: what they are, where they are set, and what they may be
cli-arg-passphrase = Ask for a passphrase for the lock of the screen, and show the line for the settings
cli-arg-write = Write a file that explains them all and sets none
cli-backup-where = Where to? Name a file, or set backup in the settings.
cli-example-config =
    binnenwerk config
    binnenwerk config --write
    binnenwerk config --passphrase
cli-about-completions = Completion with Tab: writes what bash, zsh or fish reads for that
cli-about-man = The page of the manual for man, in your language
cli-arg-shell = The shell
cli-value-sheet = SHEET
cli-value-shell = SHELL
cli-value-instrument = INSTRUMENT
cli-man-name = name
cli-man-synopsis = synopsis
cli-man-files = files
cli-example-completions =
    binnenwerk completions bash
cli-example-man =
    binnenwerk man
cli-about-doctor = What the program finds around it: terminal, settings, file, rights, disk, copies
cli-doctor-versions = versions
cli-doctor-versions-found = binnenwerk { $version }, data { $store }, SQLite { $engine }
cli-doctor-terminal = terminal
cli-doctor-locale = language and signs
cli-doctor-no-utf8 = Without UTF-8 the screen has plain lines, and names may be shown wrong.
cli-doctor-settings = settings
cli-doctor-none = no file
cli-doctor-database = data
cli-doctor-no-database = The file is not there yet. It is made by import, add or the screen.
cli-doctor-rights = rights
cli-doctor-disk = disk
cli-doctor-disk-found = { $place }, { $free } free
cli-doctor-network = a network disk
cli-doctor-local = of this machine
cli-doctor-little-room = There is little room: a copy or a new version may not fit.
cli-doctor-copy = copy
cli-doctor-old-copy = Make a new one with backup.
cli-example-doctor =
    binnenwerk doctor
cli-json-or-format = Choose --json or another form with --format, not both.
cli-erase-copy = This copy that the program itself kept goes too: { $path }.
cli-forget-dry = Nothing has been erased. With --final it is erased. That cannot be undone.
cli-counts-your-teams = This is only about the teams that you have access to.
cli-about-admin = For who looks after a shared roster: keys of people
cli-about-admin-keys = The keys with which people come in over SSH
cli-about-admin-keys-line = Give the line for authorized_keys with which somebody comes in with their key, and nowhere else
cli-about-admin-keys-check = Name each line of authorized_keys that lets somebody around the program
cli-arg-person = The name of the person, as it comes in the log
cli-arg-admin-keys-line-file = The public key (.pub), or - for the input; otherwise the input
cli-arg-admin-keys-check-file = The file with keys, or - for the input
cli-keys-name = "{ $value }" cannot be a name here. Give a name without special signs and without "via" in it.
cli-keys-no-key = This is not one public key. Give the file that ends in .pub, with one line.
cli-keys-unreadable = { $path } cannot be read as text.
cli-keys-in-line = Line { $line }:
cli-keys-fine = No line lets anybody around the program.
cli-keys-without-rights = Nobody has been given rights in this roster, so each of these keys may do everything in it.
cli-about-admin-encrypt = Make an encrypted copy of this roster in a new file, with a new key; the old file stays
cli-about-admin-rekey = Give this encrypted roster another key, in its place; nobody may have it open
cli-about-admin-init = Make a roster in an empty PostgreSQL database, with the role binnenwerk for who works with it
cli-arg-admin-init-address = The address, as who looks after the database: postgres://admin@localhost/roster
cli-server-made = The roster is there. Give who works with it the role: GRANT binnenwerk TO name. From now on give --db with the address, or set db.
cli-arg-key_file = The file with the key of an encrypted roster
cli-arg-other_key_file = The file with the key of that other file, when it is not the key of this roster
cli-arg-admin-encrypt-into = The new file
cli-arg-new_key = Where the file with the new key comes to lie
cli-arg-recovery = Where a copy of the key comes to lie, for another place; given twice. Without it the key is shown once
cli-arg-with_passphrase = Open the key with a passphrase, which is asked; the file with the key alone is not enough then
cli-setting-key_file = The file with the key of an encrypted roster, or $CREDENTIALS_DIRECTORY/NAME
    .accepts = a path between quotes; ~/ is your own folder
cli-key-passphrase = Passphrase of the roster:
cli-key-new-passphrase = New passphrase of the roster:
cli-key-again = Once more:
cli-encrypt-two-copies = Give --recovery twice: a key that is lost with its one copy cannot be made again. Or leave it out to see the key.
cli-encrypt-no-terminal = A passphrase is typed on a terminal, and there is none here.
cli-encrypt-short = Take a passphrase of at least 12 signs.
cli-encrypt-differs = The two are not the same. Nothing was made.
cli-encrypt-keep = This is the key, and it is shown once. Keep it twice, in two places that are not this machine: without it nobody can read the roster again.
cli-encrypted = Made and read back: { $path }, with the key in { $key }. From now on give --db and --key-file, or set db and key_file. The old file is still there, in clear or with the old key: take it away yourself, and its copies.
cli-rekeyed = { $path } now has another key, in { $key }. The old key no longer opens it. Give --key-file from now on, or set key_file. Copies made before keep the old key: keep that as long as you keep them, and take them away if the old key leaked.
cli-doctor-encryption = encrypted
cli-example-admin =
    binnenwerk admin keys line maria maria.pub
    binnenwerk admin keys check /etc/binnenwerk/authorized_keys
    binnenwerk admin encrypt new.db --new-key roster.key --recovery /media/a/roster.key --recovery /media/b/roster.key
    binnenwerk admin rekey --new-key newer.key --recovery /media/a/newer.key --recovery /media/b/newer.key
    binnenwerk admin init postgres://admin@localhost/roster
