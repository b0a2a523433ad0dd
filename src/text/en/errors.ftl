# What went wrong with a store or a file, and what to do now.

error-store-missing = There is no file { $path }. Check the name, or make it with import or demo.
    .bare = There is no such file. Check the name.
error-store-directory = { $path } is a folder. Give the name of a file.
    .bare = This is a folder. Give the name of a file.
error-store-foreign = { $path } is not a file of Binnenwerk. Nothing in it was changed. Choose another file.
    .bare = This is not a file of Binnenwerk. Nothing in it was changed.
error-store-newer = { $path } was made with a newer version of Binnenwerk. Use that version.
    .bare = This file was made with a newer version of Binnenwerk. Use that version.
error-store-damaged = { $path } is damaged. Put back a backup with restore.
    .bare = This file is damaged. Put back a backup with restore.
error-store-read-only = { $path } cannot be changed. Ask for the right to write the file and its folder.
    .bare = This file cannot be changed. Ask for the right to write it.
error-store-exposed = Others can read or change { $path }. Make the file readable for yourself only.
    .bare = Others can read or change this file. Make it readable for yourself only.
error-store-network-disk = { $path } is on a network disk. Data can get lost there. Put it on a disk of this machine.
    .bare = This file is on a network disk. Put it on a disk of this machine.
error-store-full = The disk is full. Nothing was saved. Make room and try again.
error-store-busy = Another program keeps the file busy too long. Try again in a moment.
error-store-interrupted = Reading was broken off.
error-store-io = The file could not be read or written. Try again.
error-store-engine = Something went wrong while saving. Nothing was saved by half. Try again.

error-read-not-found = There is no file "{ $file }". Check the name and the folder.
    .bare = There is no such file. Check the name and the folder.
error-read-is-directory = "{ $file }" is a folder. Give the name of a file.
    .bare = This is a folder. Give the name of a file.
error-read-unreadable = "{ $file }" cannot be opened ({ $reason }). Check that you may read it.
    .bare = This file cannot be opened. Check that you may read it.
error-read-unknown-format = "{ $file }" cannot be read. CSV, XLSX, XLS and ODS can.
    .bare = This kind of file cannot be read. CSV, XLSX, XLS and ODS can.
error-read-empty = There is no table in "{ $file }". Choose a file with a row of headings and rows of data.
    .bare = There is no table in this file.
error-read-too-large = "{ $file }" is too large. It can have at most { $megabytes } MB and { $rows } rows.
    .bare = This file is too large. Divide it into smaller files.
error-read-protected = "{ $file }" has a password. Save it without a password and try again.
    .bare = This file has a password. Save it without a password.
error-read-damaged = "{ $file }" is damaged. Make the file again.
    .bare = This file is damaged. Make it again.
error-read-damaged-row = "{ $file }" is damaged from row { $row }. Make the file again.
    .bare = This file is damaged. Make it again.

error-write-no-folder = The folder for this file is not there. Make the folder first.
error-write-is-directory = There is a folder of this name already. Choose another name.
error-write-not-a-file = This is not an ordinary file. Choose another name.
error-write-too-many-rows = There are more rows or columns than a sheet can hold. Choose CSV, or a smaller part.
error-write-text-too-long = A text is longer than a cell of a sheet can hold. Choose CSV.
error-write-workbook = The workbook could not be made ({ $reason }). Choose CSV.
    .bare = The workbook could not be made. Choose CSV.
error-write-unwritable = The file could not be written ({ $reason }). Check that there is room and that you may write there.
    .bare = The file could not be written. Check that there is room and that you may write there.

error-other = Something went wrong ({ $code }). Try again.
finding-statement-total = The total of statement { $detail } is not the sum of its lines.
finding-other = Something is not right in the data ({ $code }): { $detail }
