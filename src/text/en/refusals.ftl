# Why something was refused, or a remark on it: what is wrong, and what is accepted. `.bare` is said when a part of the
# sentence is not known. `reason-` is the short form for a table of refused rows. `forbidden-` says why a column is left out.

refusal-required = Fill this in ({ $accepts }).
    .bare = Fill this in.
refusal-unknown-field = There is no field "{ $field }".
    .bare = There is no such field.
refusal-not-a-number = "{ $value }" is not a number. Type digits, such as 32 or 32.5.
    .bare = This is not a number. Type digits, such as 32 or 32.5.
refusal-not-a-whole-number = "{ $value }" is not a whole number. Type a number without a point.
    .bare = This is not a whole number. Type a number without a point.
refusal-number-out-of-range = Type a number from { $least } to { $most }.
    .bare = This number is too small or too large.
refusal-hours-not-positive = The hours a week must be more than 0.
refusal-hours-too-many = More than { $most } hours a week is not possible.
    .bare = So many hours a week is not possible.
refusal-not-a-date = "{ $value }" is not a date. Type a date such as 2026-12-31.
    .bare = This is not a date. Type a date such as 2026-12-31.
refusal-no-such-date = The date "{ $value }" does not exist. Check the day and the month.
    .bare = This date does not exist. Check the day and the month.
refusal-not-a-choice = "{ $value }" is not possible here. Choose { $accepts }.
    .bare = This word is not possible here. Choose a word from the list.
refusal-not-yes-or-no = "{ $value }" is not possible here. Type yes or no.
    .bare = This is not possible here. Type yes or no.
refusal-text-too-long = This text is too long. It can have at most { $most } characters.
    .bare = This text is too long.
refusal-wrong-kind-of-value = This does not fit here. Fill in: { $accepts }.
    .bare = This does not fit here.
refusal-end-before-start = The last day is before the first day. Choose a later day.
refusal-sizes-crossed = The smallest team is larger than the largest team. Swap the numbers.
refusal-more-filled-than-places = More places are filled than there are places.
refusal-standstill-without-start = The standstill has a last day but no first day. Fill in the first day too.

refusal-team-not-started = Team { $team } starts on { $day }. Choose that day or a later day.
    .bare = This team has not started on that day. Choose a later day.
refusal-team-ended = Team { $team } ended on { $day }. Choose another team or an earlier day.
    .bare = This team has ended on that day. Choose another team or an earlier day.
refusal-team-at-standstill = Team { $team } is at a standstill. Place nobody there until the team works again.
    .bare = This team is at a standstill. Place nobody there until the team works again.
refusal-team-over-places = Team { $team } now has { $filled } people for { $places } places.
    .bare = This team now has more people than places.
refusal-team-size-outside = Team { $team } has { $places } places. For { $work } the size is { $most ->
        [none] at least { $least } places
       *[other] { $least } to { $most } places
    }.
    .bare = The size of this team does not fit its type of work.
refusal-team-already-standing = Team { $team } is at a standstill already.
    .bare = This team is at a standstill already.
refusal-team-not-standing = Team { $team } is not at a standstill on that day.
    .bare = This team is not at a standstill on that day.
refusal-team-not-pilot = Team { $team } is not a pilot. Only a pilot can become structural.
    .bare = This team is not a pilot. Only a pilot can become structural.
refusal-already-in-team = This member works in team { $team } already. Choose another team.
    .bare = This member works in this team already. Choose another team.
refusal-not-in-service = { $member } is not in service on { $day }. Choose a day in service.
    .bare = This member is not in service on that day.
refusal-still-in-service = { $member } is still in service on { $day }. Choose a later day.
    .bare = This member is still in service on that day.
refusal-no-placement = { $member } has no place in a team on { $day }.
    .bare = This member has no place in a team on that day.
refusal-later-placement = There is a placement from { $day } already. Choose a later day, or change that placement first.
    .bare = There is a later placement already. Choose a later day, or change that placement first.
refusal-overlapping-placement = A placement that starts on { $day } falls in this time. End that one first.
    .bare = There is a placement in this time already. End that one first.
refusal-overlapping-employment = An employment that starts on { $day } falls in this time. End that one first.
    .bare = There is an employment in this time already. End that one first.
refusal-overlapping-absence = There is already an absence that begins on { $day } and falls in this time. End that one first.
    .bare = There is already an absence in this time. End that one first.
refusal-overlapping-register-check = There is already a register check of { $day } that holds in this time. Choose another day.
    .bare = There is already a register check in this time. Choose another day.
refusal-overlapping-client-agreement = There is already an agreement with this client from { $day } that holds in this time. Choose another day.
    .bare = There is already an agreement with this client in this time. Choose another day.
refusal-hours-needed = Fill in the hours a week: a number above 0, such as 32.
refusal-vacancy-over = Vacancy { $vacancy } is filled or closed already.
    .bare = This vacancy is filled or closed already.
refusal-vacancy-for-staff = Vacancy { $vacancy } is for staff. A member cannot fill it.
    .bare = This vacancy is for staff. A member cannot fill it.
refusal-more-sought-than-open = This vacancy seeks { $places } { $places ->
        [one] person
       *[other] people
    } and the team has { $open } open { $open ->
        [one] place
       *[other] places
    }.
    .bare = This vacancy seeks more people than the team has open places.

refusal-filter-unknown-field = There is no field "{ $value }" to search by. Type another field, such as hours or team.
    .bare = There is no such field. Type another field, such as hours or team.
refusal-filter-no-value = There is no value after "{ $value }" yet.
    .bare = There is no value yet.
refusal-filter-bad-value = { $field } cannot be "{ $value }". Type { $accepts }.
    .bare = This value is not possible here.
refusal-filter-not-comparable = With "{ $value }" only : or = or != can be used.
    .bare = Only : or = or != can be used here.
refusal-filter-unclosed = The sign { $value } needs another one.
    .bare = A bracket or quote is missing.

refusal-number-taken = "{ $value }" is in use already. Choose another number or name.
    .bare = This number or name is in use already. Choose another.
refusal-still-referred-to = { $record } cannot go. Something else still refers to it: { $by }.
    .bare = This cannot go. Something else still refers to it.
refusal-refers-to-nothing = This refers to something that is gone. Choose again.
refusal-unknown-team = There is no team "{ $value }". Choose a team from the list.
    .bare = There is no such team. Choose a team from the list.
refusal-unknown-task-package = There is no task package "{ $value }". Choose one from the list.
    .bare = There is no such task package. Choose one from the list.
refusal-unknown-record = There is no { $kind } "{ $value }".
    .bare = This was not found.
refusal-ambiguous-name = More than one { $kind } is called "{ $value }". Use the number or the code.
    .bare = More than one goes by this name. Use the number or the code.
refusal-record-gone = This was taken away in the meantime: { $kind }.
    .bare = This was taken away in the meantime.
refusal-nothing-to-undo = There is nothing to undo.
refusal-nothing-to-redo = There is nothing to redo.
refusal-opening-cannot-be-undone = This is how the file began. It cannot be undone.
refusal-changed-since = { $record } has been changed since. Undo that change first.
    .bare = This has been changed since. Undo that change first.
refusal-store-not-empty = There are data in this file already. Choose a new file.
refusal-not-editable = { $field } cannot be changed here. It follows from other data.
    .bare = This cannot be changed here. It follows from other data.
refusal-nothing-to-edit = There is nothing to change for { $field } on this day. Place the member in a team first.
    .bare = There is nothing to change here on this day.
refusal-nothing-found = Nothing was found with "{ $value }". Type something else.
    .bare = Nothing was found. Type something else.
refusal-nothing-to-repeat = There is no change to repeat yet.
refusal-select-team-first = Choose a team first.
refusal-select-member-first = Choose a member first.
refusal-select-row-first = Choose a row first.
refusal-no-end-here = A row like this has no end here. Change its last day if need be.
refusal-too-long-to-copy = This text is too long to copy.
refusal-file-exists = There is a file "{ $file }" already. Choose another name.
    .bare = There is a file of this name already. Choose another name.
refusal-no-such-form = "{ $file }" is of an unknown form. Choose a name that ends in .csv, .xlsx, .json or .md.
    .bare = There is no such form. Choose a name that ends in .csv, .xlsx, .json or .md.
refusal-empty-selection = Nothing is selected. Select one or more rows with the space bar first.

refusal-duplicate-in-file = This number is in the file before, on row { $row }.
    .bare = This number is in the file before.
refusal-name-missing = The name is missing. Fill in a surname.
refusal-number-missing = The number is missing. Fill in a number.

refusal-sheet-not-recognised = In "{ $file }" ({ $sheet }) the headings are not recognised. Say with --kind what it holds and with --map what a column is.
    .bare = The headings are not recognised. Say with --kind what it holds and with --map what a column is.
refusal-column-missing = In "{ $file }" ({ $sheet }) the column { $field } is missing. Say with --map which column that is.
    .bare = A column is missing. Say with --map which column that is.
refusal-sheet-skipped = In "{ $file }" the sheet "{ $sheet }" was passed over: its headings are not recognised.
    .bare = A sheet was passed over: its headings are not recognised.
refusal-no-such-column = There is no column "{ $value }". Write the heading as it stands in the file.
    .bare = There is no such column. Write the heading as it stands in the file.
refusal-start-needed = "{ $file }" does not say from which day people work in their team. Give that day.
    .bare = It does not say from which day people work in their team. Give that day.
refusal-looks-like-citizen-number = In "{ $file }", column "{ $column }", stand numbers that may be citizen service numbers ({ $count } times). Check whether they may stand there.
    .bare = There are numbers that may be citizen service numbers. Check whether they may stand there.
refusal-placements-outside-team = Placements outside the time of their team: { $count }.
    .bare = There are placements outside the time of their team.
refusal-employments-without-contract = Employments that were not made, because it is not given whether the contract is temporary or permanent: { $count }.
    .bare = Some employments were not made: whether the contract is temporary or permanent is not given.
refusal-file-not-found = There is no file "{ $file }". Check the name and the folder.
    .bare = There is no such file. Check the name and the folder.
refusal-file-directory = "{ $file }" is a folder. Give the name of a file.
    .bare = This is a folder. Give the name of a file.
refusal-file-unknown-format = "{ $file }" cannot be read. CSV, XLSX, XLS and ODS can.
    .bare = This kind of file cannot be read. CSV, XLSX, XLS and ODS can.
refusal-file-empty = There is no table in "{ $file }".
    .bare = There is no table in this file.
refusal-file-damaged = "{ $file }" is damaged. Make the file again.
    .bare = This file is damaged. Make it again.
refusal-file-too-large = "{ $file }" is too large. Divide it into smaller files.
    .bare = This file is too large. Divide it into smaller files.
refusal-file-unreadable = "{ $file }" cannot be opened. Check that you may read it.
    .bare = This file cannot be opened. Check that you may read it.
refusal-chance-agreed = Chance { $chance } was agreed already on { $day }.
    .bare = This chance was agreed already.
refusal-chance-given-up = Chance { $chance } was given up on { $day }. Empty the field "Given up on" to go on with it.
    .bare = This chance was given up. Empty the field "Given up on" to go on with it.
refusal-chance-has-team = Chance { $chance } has become a team already.
    .bare = This chance has become a team already.
refusal-chance-not-begun = The first talk on chance { $chance } is not until { $day }. Choose a later day.
    .bare = The first talk on this chance is later. Choose a later day.
refusal-chance-not-agreed = Chance { $chance } is not agreed yet on that day. Agree on it first.
    .bare = This chance is not agreed yet on that day. Agree on it first.
refusal-chance-without-client = Chance { $chance } has no client. Fill that in first.
    .bare = This chance has no client. Fill that in first.
refusal-year-not-begun = The year { $year } has not begun yet on { $day }. Choose an earlier year, or look at a later day.
    .bare = That year has not begun yet. Choose an earlier year, or look at a later day.
refusal-wrong-usage = This command is not right. With --help it says how to use it.
refusal-other = This is not possible ({ $code }).

reason-no-such-date = no such date
reason-not-a-number = not a number
reason-hours-too-many = more than { $most } hours a week is refused
    .bare = too many hours a week
reason-unknown-team = unknown team
reason-duplicate-in-file = duplicate number in the file (first on row { $row })
    .bare = duplicate number in the file
reason-name-missing = name missing
reason-hours-not-positive = hours must be positive
reason-number-missing = number missing
reason-not-a-date = not a date

forbidden-citizen-number = The column "{ $heading }" is left out and stored nowhere. A citizen service number may be used only where a law provides for it (Dutch UAVG, article 46).
    .names = ssn | social security number | citizen service number | citizen number | national insurance number
forbidden-health = The column "{ $heading }" is left out and stored nowhere. An employer may not record what ails somebody (GDPR, article 9).
    .names = diagnosis | diagnoses | disability | disabilities | illness | disease | medical | medication | reason of absence | reason for absence | absence reason | cause of illness | health | complaints | impairment
forbidden-benefit = The column "{ $heading }" is left out and stored nowhere. The type of benefit says something about health and may not be recorded (GDPR, article 9).
    .names = benefit | benefits | benefit type | type of benefit | welfare
refusal-rows-refused = { $count } rows are refused. Mend them, or read in only the good rows.
    .bare = Rows are refused. Mend them, or read in only the good rows.
refusal-changed-meanwhile = Somebody changed the same records meanwhile. Read the files in again.
refusal-task-package-cleared = Team { $team } does other work; choose a task package.
    .bare = That team does other work; choose a task package.
refusal-team-needed = Hours and tasks belong to a team. Add one: team=T001.
refusal-backup-onto-itself = The copy cannot go over the file itself. Choose another name.

# Who counts, and what is agreed with clients.
refusal-next-check-not-later = The next check has to come after the check itself.
refusal-shares-over-whole = The shares of this team are { $sum } percent together on { $day }. More than 100 is not possible: give another client less first.
    .bare = The shares of this team are more than 100 percent together. Give another client less first.
refusal-shares-under-whole = The shares of this team are { $sum } percent together on { $day }. The rest counts for no client.
    .bare = The shares of this team are less than 100 percent together. The rest counts for no client.
refusal-no-share-to-end = This client has no share in this team on { $day }.
    .bare = This client has no share in this team.
refusal-day-of-check-needed = Give the day on which the register was looked at.
refusal-day-of-agreement-needed = Give the day from which the number of jobs is agreed.
refusal-sensitive-text = { $field } seems to say something about health, or to hold a citizen number. That may not be recorded: put it differently.
    .bare = A note seems to say something about health, or to hold a citizen number. That may not be recorded: put it differently.
refusal-ended-otherwise = There is a command of its own to end this: { $kind }.
    .bare = There is a command of its own to end this.
refusal-already-ended = This ended on { $day } already.
    .bare = This ended already.
refusal-no-outcome = No outcome goes with { $kind }.
    .bare = No outcome goes with this.
refusal-nothing-runs = { $record } has nothing of this kind on { $day }: { $kind }.
    .bare = There is nothing to end on that day.
refusal-several-run = { $record } has more than one that runs: { $kind }. Give the id from list --json.
    .bare = More than one runs. Give the id from list --json.
refusal-already-absent = { $member } has been absent since { $day }.
    .bare = This member is absent already.
refusal-not-absent = { $member } is not absent on { $day }.
    .bare = This member is not absent on that day.
