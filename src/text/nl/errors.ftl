# What went wrong with a store or a file, and what to do now.

error-store-missing = Het bestand { $path } is er niet. Kijk de naam na, of maak het met import of demo.
    .bare = Dit bestand is er niet. Kijk de naam na.
error-store-directory = { $path } is een map. Geef de naam van een bestand.
    .bare = Dit is een map. Geef de naam van een bestand.
error-store-foreign = { $path } is geen bestand van Binnenwerk. Er is niets aan veranderd. Kies een ander bestand.
    .bare = Dit is geen bestand van Binnenwerk. Er is niets aan veranderd.
error-store-newer = { $path } is gemaakt met een nieuwere versie van Binnenwerk. Gebruik die versie.
    .bare = Dit bestand is gemaakt met een nieuwere versie van Binnenwerk. Gebruik die versie.
error-store-damaged = { $path } is beschadigd. Zet een reservekopie terug met restore.
    .bare = Dit bestand is beschadigd. Zet een reservekopie terug met restore.
error-store-read-only = { $path } kan niet worden gewijzigd. Vraag schrijfrechten voor het bestand en de map.
    .bare = Dit bestand kan niet worden gewijzigd. Vraag schrijfrechten.
error-store-exposed = Anderen kunnen { $path } lezen of wijzigen. Maak het bestand alleen leesbaar voor uzelf.
    .bare = Anderen kunnen dit bestand lezen of wijzigen. Maak het alleen leesbaar voor uzelf.
error-store-network-disk = { $path } staat op een netwerkschijf. Daar kunnen gegevens verloren gaan. Zet het op een eigen schijf.
    .bare = Dit bestand staat op een netwerkschijf. Zet het op een eigen schijf.
error-store-full = De schijf is vol. Er is niets bewaard. Maak ruimte en probeer het opnieuw.
error-store-busy = Een ander programma houdt het bestand te lang bezet. Probeer het zo opnieuw.
error-store-interrupted = Het lezen is afgebroken.
error-store-io = Het bestand kon niet worden gelezen of geschreven. Probeer het opnieuw.
error-store-engine = Er ging iets mis bij het bewaren. Er is niets half bewaard. Probeer het opnieuw.

error-read-not-found = Het bestand "{ $file }" is er niet. Kijk de naam en de map na.
    .bare = Dit bestand is er niet. Kijk de naam en de map na.
error-read-is-directory = "{ $file }" is een map. Geef de naam van een bestand.
    .bare = Dit is een map. Geef de naam van een bestand.
error-read-unreadable = "{ $file }" kan niet worden geopend ({ $reason }). Kijk na of u het mag lezen.
    .bare = Dit bestand kan niet worden geopend. Kijk na of u het mag lezen.
error-read-unknown-format = "{ $file }" kan niet gelezen worden. CSV, XLSX, XLS en ODS kunnen wel.
    .bare = Dit soort bestand kan niet gelezen worden. CSV, XLSX, XLS en ODS kunnen wel.
error-read-empty = In "{ $file }" staat geen tabel. Kies een bestand met een regel koppen en regels gegevens.
    .bare = In dit bestand staat geen tabel.
error-read-too-large = "{ $file }" is te groot. Er past hoogstens { $megabytes } MB en { $rows } regels in.
    .bare = Dit bestand is te groot. Verdeel het in kleinere bestanden.
error-read-protected = Op "{ $file }" staat een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw.
    .bare = Op dit bestand staat een wachtwoord. Bewaar het zonder wachtwoord.
error-read-damaged = "{ $file }" is beschadigd. Maak het bestand opnieuw.
    .bare = Dit bestand is beschadigd. Maak het opnieuw.
error-read-damaged-row = "{ $file }" is beschadigd vanaf regel { $row }. Maak het bestand opnieuw.
    .bare = Dit bestand is beschadigd. Maak het opnieuw.

error-write-no-folder = De map voor dit bestand is er niet. Maak eerst de map.
error-write-is-directory = Er is al een map met deze naam. Kies een andere naam.
error-write-not-a-file = Dit is geen gewoon bestand. Kies een andere naam.
error-write-too-many-rows = Er zijn meer regels of kolommen dan een werkblad aankan. Kies CSV, of een kleiner deel.
error-write-text-too-long = Een tekst is langer dan een cel van een werkblad aankan. Kies CSV.
error-write-workbook = Het werkblad kon niet worden gemaakt ({ $reason }). Kies CSV.
    .bare = Het werkblad kon niet worden gemaakt. Kies CSV.
error-write-unwritable = Het bestand kon niet worden geschreven ({ $reason }). Kijk na of er ruimte is en of u daar mag schrijven.
    .bare = Het bestand kon niet worden geschreven. Kijk na of er ruimte is en of u daar mag schrijven.

error-other = Er ging iets mis ({ $code }). Probeer het opnieuw.
finding-statement-total = Het totaal van doorbelasting { $detail } is niet de som van de regels.
finding-other = Er klopt iets niet in de gegevens ({ $code }): { $detail }
