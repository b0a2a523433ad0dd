# The command line.
cli-nothing-changed = Er is niets veranderd.
cli-done = Bewaard: { $verb }.
cli-done-from = { $what }, vanaf { $day }.
cli-done-what = { $what }.
cli-taken-back = Bewaard: { $verb }, { $what }.
cli-remark = Let op:
cli-conflict = Iemand anders was u voor ({ $by }): { $field } is intussen gewijzigd. Er is niets veranderd.
    .bare = Iemand anders was u voor. Er is niets veranderd. Kijk opnieuw en probeer het nog eens.
cli-no-room = De schijf is vol, of er mag niet meer op. Of het laatste bewaard is, is niet zeker. Maak ruimte en kijk het na.
cli-crashed = Er ging iets mis in het programma zelf. Wat bewaard is, blijft bewaard.
cli-no-place = Er is geen map voor gegevens gevonden. Geef een bestand met --db.
cli-nobody-acts = Bij --as hoort een naam.
cli-restricted-sign = In deze opdracht staat een teken dat niet mag, zoals een nieuwe regel of een tab.
cli-restricted-quote = In deze opdracht staat een aanhalingsteken open.
cli-restricted-long = Deze opdracht is te lang. Geef een lange tekst met het scherm, of met import - over standaardinvoer.
cli-restricted-argument = "{ $what }" kan hier niet: wie u bent en welk rooster het is staat vast, en als bestand kan alleen "-" (standaardinvoer of -uitvoer).
cli-restricted-command = Deze opdracht kan hier niet: hij leest of schrijft bestanden op de server. Vraag het aan uw beheerder.
cli-restricted-line = De regel van deze sleutel is verkeerd: naast --restricted hoort er --as NAAM te staan, en geen opdracht. Vraag het aan uw beheerder.
cli-restricted-line-argument = De regel van deze sleutel is verkeerd: "{ $what }" hoort daar niet. Vraag het aan uw beheerder.
cli-no-terminal = Het scherm heeft een terminal nodig. Gebruik anders een opdracht, zoals list of show.
cli-dumb-terminal = Deze terminal kan geen scherm tonen (TERM is dumb). Gebruik een opdracht, zoals list of show.
cli-no-map = "{ $value }" is geen kolom met een veld. Typ bijvoorbeeld 'Wkuren=uren'.
cli-no-create = Met --create kan { $kind } niet worden gemaakt: daarvoor is meer nodig dan een naam. Wel: { $kinds }.
cli-mapping-kept = Wat u van deze bestanden zei, staat in { $path }.
cli-busy-files = Bestanden lezen
cli-busy-import = Inlezen
cli-busy-saving = Bewaren
cli-busy-reading = Opzoeken en rekenen
cli-import-new = nieuw
cli-import-changed = gewijzigd
cli-import-unchanged = gelijk
cli-import-name = naam
cli-import-kind = soort
cli-import-file = bestand
cli-import-row = regel
cli-import-column = kolom
cli-import-value = waarde
cli-import-reason = reden van weigering
cli-import-suffix = geweigerd
cli-standard-input = standaardinvoer
cli-import-columns-more = { $columns } en nog { $over }
cli-import-unknown = { $count ->
    [one] Kolom { $columns } in { $file } is niet herkend en overgeslagen. Met --map kan een veld worden gekozen.
   *[other] Kolommen in { $file } zijn niet herkend en overgeslagen: { $columns }. Met --map kan een veld worden gekozen.
    }
cli-import-worked-out = Niet gelezen uit { $file }, omdat het programma ze zelf uitrekent: { $columns }.
cli-import-ambiguous =
    In { $count ->
        [one] kolom { $columns }
       *[other] de kolommen { $columns }
    } van { $file } is niet zeker of de dag of de maand voorop staat. De dag is eerst gelezen. Met --dates kan het anders.
cli-import-rejects = De geweigerde regels staan in { $path }.
cli-import-rejects-without = Kolommen die niet zijn gelezen, staan daar niet in.
cli-import-dry = Dit zou { $count } gegevens veranderen. Er is niets veranderd.
cli-import-done = Ingelezen: { $count } gegevens. Met undo gaat het in één keer weer terug.
cli-unknown-language = De taal "{ $value }" is er niet. Kies nl of en.
cli-unknown-kind = De soort "{ $value }" is er niet. Met binnenwerk kinds staan ze er alle.
cli-unknown-form = De vorm "{ $value }" is er niet. Kies table, csv, json, md, xlsx of ods.
cli-workbook-needs-file = Een werkblad gaat naar een bestand. Geef de naam met --out.
cli-no-pair = "{ $value }" is geen veld met een waarde. Typ bijvoorbeeld uren=32.
cli-field-twice = { $field } staat er twee keer. Geef elk veld één keer.
cli-not-when-hired = { $field } kan niet bij het in dienst nemen. Neem eerst in dienst, en geef het daarna met set of end.
cli-several-first-days = Er staan verschillende eerste dagen bij elkaar. Geef er één, als veld of met --on.
cli-one-at-a-time = Deze velden kunnen niet in één keer. Wijzig eerst het ene en dan het andere.
cli-history = Geschiedenis
cli-not-noted = Dit is een kopie of een bestand dat niet geschreven mag worden: wat je bekijkt komt niet in het inzagelog.
cli-log-title = Log
cli-log-number = Nr
cli-log-at = Moment
cli-log-actor = Wie
cli-log-verb = Handeling
cli-log-undoes = Draait terug
cli-log-corrects = Verbetert
cli-log-note = Toelichting
cli-log-kind = Soort
cli-log-id = Kenmerk
cli-log-record = Gegeven
cli-log-deed = Wat
cli-log-field = Veld
cli-log-from = Van
cli-log-to = Naar
cli-log-key = Sleutel
cli-log-tty = Terminal
cli-log-host = Vanaf
cli-log-what = Lijst
cli-log-result = Uitkomst
cli-access-log-title = Inzagelog
cli-access-done = gedaan
cli-access-refused = geweigerd ({ $code })
cli-access-deed-sign_in = aangemeld
cli-access-deed-open = gegeven geopend
cli-access-deed-list = lijst gelezen
cli-access-deed-report = rapport gelezen
cli-access-deed-letter = brieven gemaakt
cli-access-deed-export = bestand geschreven
cli-access-deed-change = gewijzigd
cli-access-deed-read_log = log gelezen
cli-access-deed-check = nagekeken
cli-access-deed-keys = sleutels bekeken
cli-access-deed-backup = kopie gemaakt
cli-access-deed-restore = kopie teruggezet
cli-access-deed-dump = alles weggeschreven
cli-access-deed-load = ingeladen
cli-access-deed-merge = kantoor samengevoegd
cli-access-deed-person = alles over iemand gelezen
cli-access-deed-retention = bewaartermijnen
cli-access-deed-erase = wissen
cli-access-deed-reveal = afgeschermde gegevens getoond
cli-no-syslog = Er luistert geen syslog op { $path }. Bewaar wat log --head zegt op een andere manier buiten deze machine.
cli-log-empty = Er is nog niets gebeurd.
cli-more-records = en { $count } meer
cli-all-whole = Alles is in orde.
cli-busy-checking = Nakijken
cli-not-a-head = "{ $value }" is niet wat log --head zegt: een getal, een dubbele punt en 64 tekens.
cli-busy-copying = Kopiëren
cli-copied = De kopie staat in { $path }: { $records } gegevens, { $size }. De kopie is nagekeken.
cli-copies-removed =
    { $count ->
        [one] Eén oudere kopie is weggehaald.
       *[other] { $count } oudere kopieën zijn weggehaald.
    }
cli-copy-needs-place = Een kopie gaat naar een bestand of een map die er is. Geef daarvan de naam.
cli-recipient-unknown = { $value } is geen ontvanger van age. age-keygen geeft er een: die begint met age1.
cli-restore-needs-identity = { $path } is een kopie voor ontvangers. Er is niets veranderd. Geef met --identity het bestand met de identiteit van een van hen.
cli-not-for-recipients = { $path } is geen kopie voor ontvangers. Er is niets veranderd. Laat --identity weg.
cli-identity-none = In { $path } staat geen identiteit van age (AGE-SECRET-KEY-1…). Er is niets veranderd.
cli-identity-other = { $path } is niet gemaakt voor wie deze identiteit heeft. Er is niets veranderd. Geef die van een andere ontvanger.
cli-sealed-damaged = { $path } is beschadigd en niet helemaal te lezen. Er is niets veranderd. Neem een andere kopie.
cli-keep-needs-folder = --keep kan alleen bij een map.
cli-copy-age =
    { $days ->
        [0] De nieuwste kopie is van vandaag: { $path }.
        [one] De nieuwste kopie is van gisteren: { $path }.
       *[other] De nieuwste kopie is { $days } dagen oud: { $path }.
    }
cli-copy-sealed = Die kopie is voor ontvangers: wat erin staat is hier niet te zien.
cli-copy-away = Die kopie staat daar niet meer, of kan niet worden gelezen.
cli-copy-none = Van dit bestand is nog geen kopie gemaakt. Maak er een met backup.
cli-busy-restoring = Terugzetten
cli-restore-itself = Dit bestand is al in gebruik. Kies een reservekopie.
cli-restored = De reservekopie is teruggezet in { $path }.
cli-kept-aside = Wat er stond, is bewaard als { $path }.
cli-busy-dumping = Uitschrijven
cli-busy-loading = Inlezen en nakijken
cli-dumped = In { $path } staat alles: { $records } gegevens en een log van { $sets } wijzigingen.
cli-loaded = { $path } is gemaakt: { $records } gegevens en een log van { $sets } wijzigingen, alles nagekeken.
cli-not-loaded = Wat in de dump staat, klopt niet met elkaar. Er is niets gemaakt.
cli-busy-merging = Beide kantoren vergelijken
cli-merge-itself = Dat is hetzelfde bestand. Er is niets gewijzigd.
cli-merge-dump-has-no-key = Een dump is niet versleuteld: laat --other-key-file weg. Er is niets gewijzigd.
cli-merge-same = gelijk
cli-merge-new = nieuw
cli-merge-newer = daar nieuwer
cli-merge-gone = daar weg
cli-merge-kept = hier nieuwer
cli-merge-conflict = conflict
cli-merge-behind = vast
cli-merge-erased = hier gewist
cli-merge-kind = soort
cli-merge-name = naam
cli-merge-ours = hier
cli-merge-theirs = daar
cli-merge-differs = verschil (hier | daar)
cli-merge-answer = antwoord
cli-merge-reason = reden
cli-merge-conflict-number = één nummer voor twee
cli-merge-conflict-removed = gewijzigd en weggehaald
cli-merge-answer-ours = hier
cli-merge-answer-theirs = daar
cli-merge-answer-renumbered = ander nummer
cli-merge-answer-fields = per veld
cli-merge-take-form = { $value }: zeg wat blijft als GEGEVEN.VELD=ours of GEGEVEN.VELD=theirs, bijvoorbeeld --take 100017.telefoon=theirs. Er is niets gewijzigd.
cli-merge-take-nothing = { $value }: zo’n gegeven en veld is niet in conflict. --dry-run laat zien welke wel. Er is niets gewijzigd.
cli-merge-take-several = { $value }: dat zijn meer gegevens. Zet de soort ervoor: --take "medewerker 100017.telefoon=theirs". Er is niets gewijzigd.
cli-merge-take-twice = { $value }: een andere --take zegt er het andere van. Er is niets gewijzigd.
cli-merge-open = { $count ->
    [one] Eén conflict heeft geen antwoord
   *[other] { $count } conflicten hebben geen antwoord
 }. Er is niets gewijzigd. Zeg met --take GEGEVEN.VELD=ours of theirs wiens waarde blijft, of van alles met --keep, en met --renumber BEGIN wat voor een nummer komt dat twee hebben.
cli-merge-refused = { $count ->
    [one] Eén gegeven wordt geweigerd
   *[other] { $count } gegevens worden geweigerd
 }. Er is niets gewijzigd.
cli-merge-given-out = Deze nummers waren hier al uitgegeven toen iemand werd gewist, en zijn nu van niemand anders: { $numbers }. Kijk na of iemand van hen hier is gewist.
cli-merge-erased-stay = { $count ->
        [one] 1 gegeven gaat over wie hier is gewist; dat komt niet mee.
       *[other] { $count } gegevens gaan over wie hier is gewist; die komen niet mee.
    }
cli-merge-stays = { $count ->
    [one] Eén vast gegeven blijft
   *[other] { $count } vaste gegevens blijven
 } in het andere kantoor: overzichten, hun regels en afgesloten perioden gaan niet mee.
cli-merge-dry = Dit zou { $count } gegevens wijzigen. Er is niets gewijzigd.
cli-merge-done = Samengevoegd: { $count } gegevens. undo neemt het in één keer terug.
cli-busy-demo = Voorbeeld maken
cli-demo-written = Het voorbeeld staat in { $path }. Niemand erin bestaat echt.

cli-report-title = Banen op { $day }
cli-report-jobs = banen
cli-report-target_jobs = doel (banen)
cli-report-people = mensen die meetellen
cli-report-teams = teams
cli-report-places = plaatsen
cli-report-filled = bezet
cli-report-reserved = toegezegd
cli-report-open_places = open plaatsen
cli-report-surplus = boven de plaatsen
cli-report-unchecked = nog na te gaan in het register
cli-report-hours = uren per week
cli-report-job_hours = uren in een baan
cli-report-clients = Opdrachtgevers op { $day }
cli-report-clients-over = Opdrachtgevers van { $from } tot en met { $day }
cli-report-months = Banen per maand tot en met { $day }
cli-known-on-only-reads = Met --known-on ziet u wat er toen bekend was. Dat kan alleen bij opdrachten die tonen: list, show, letter, report, log en statement show.
cli-no-such-view = De weergave "{ $name }" is er niet. Bewaard zijn: { $names }.
cli-as-of-unused = Deze opdracht kijkt naar geen dag. Laat --as-of weg.
cli-report-only-months = --from en --to horen bij --by month. Geef voor een andere indeling een dag met --as-of.
cli-report-rounding = afronding
cli-report-no-client = zonder opdrachtgever
cli-report-no-work-type = zonder werksoort
cli-report-no-province = zonder provincie
cli-report-total = totaal
cli-report-unknown = niet bekend
cli-report-not-in-force = niet in werking
cli-report-nothing = –
cli-column-client = Opdrachtgever
cli-column-work_type = Werksoort
cli-column-province = Provincie
cli-column-day = Dag
cli-column-agreed_jobs = Afgesproken
cli-column-jobs = Banen
cli-column-people = Personen
cli-column-quota_jobs = Quotumbanen
cli-column-paid_hours = Verloonde uren
cli-column-period_jobs = Banen in periode
cli-column-period_quota_jobs = Quotum in periode
cli-column-last_day_jobs = Op laatste dag
cli-column-places = Plaatsen
cli-column-open = Open
cli-column-teams = Teams
cli-column-overdue = Contact te laat
cli-column-open_signals = Open signalen
cli-column-employed = In dienst
cli-column-shortfall = Tekort
cli-column-levy = Heffing
cli-client-preview = Zo worden de aandelen
cli-client-preview-counts = Zou veranderen: { $shares } aandelen in { $teams } teams, { $agreements } afspraken, { $placements } plaatsingen, { $employments } dienstverbanden.
cli-report-no-rows = Er is niets te tonen.
cli-report-table = Tabel
cli-report-per-month = per maand
cli-report-instruments = Instrumenten op { $day }
cli-report-payers = Per maand, per instantie
cli-report-leavers = Uit dienst van { $from } tot en met { $to }
cli-report-leavers-foot = Iemand telt vanaf de eerste dag zonder dienst: wie { $to } als laatste dag heeft, telt in de volgende periode. Het jaaroverzicht telt als uitstroom wie geen team meer had.
cli-report-reasons = Per reden en bestemming
cli-report-people-left = mensen
cli-report-displacement = Verdringing op { $day }: bij { $count } van { $of } takenpakketten in een team is geen goede toets
cli-report-no-check = geen toets

cli-charges-draft = Doorbelasting { $client }, { $from } tot en met { $until } (nog niet vastgesteld)
cli-charges-fixed = Doorbelasting { $number } { $client }, { $from } tot en met { $until }
cli-charges-credit = Creditdoorbelasting { $number } { $client }, neemt { $credited } terug, { $from } tot en met { $until }
cli-charges-inner = intern, met personen
cli-charges-column = Doorbelasting: { $name }
cli-charges-all = Doorbelasting aan alle opdrachtgevers, { $from } tot en met { $until }
cli-charges-nobody = zonder opdrachtgever
cli-charges-costs = kosten
cli-charges-windfalls = meevallers
cli-charges-corrections = correcties
cli-charges-total = totaal

cli-usage = Gebruik:
cli-commands = Opdrachten
cli-arguments = Gegevens
cli-options = Keuzes
cli-common = Bij elke opdracht
cli-see-help = Met --help staat er hoe het wel kan.
cli-word-options = {"[keuzes]"}
cli-word-command = opdracht
cli-word-values = mogelijk
cli-word-default = anders
cli-wrong-argument = "{ $what }" kan hier niet.
    .bare = Dit kan hier niet.
cli-wrong-command = De opdracht "{ $what }" is er niet.
    .bare = Deze opdracht is er niet.
cli-wrong-missing = Er ontbreekt iets: { $what }.
    .bare = Er ontbreekt iets.
cli-wrong-value = "{ $value }" kan niet bij { $what }.
    .bare = Deze waarde kan niet.
cli-wrong-no-value = Achter { $what } ontbreekt een waarde.
    .bare = Er ontbreekt een waarde.
cli-wrong-twice = { $what } kan hier niet (nog een keer) bij.
    .bare = Deze keuzes gaan niet samen.
cli-wrong-incomplete = De opdracht is niet af.
cli-wrong-other = Deze opdracht klopt niet.

cli-about = Het rooster van teams, medewerkers en vacatures. Zonder opdracht gaat het scherm open.
cli-about-demo = Kijken in een verzonnen programma, zo groot als het echte
cli-about-tour = Een rondleiding in vijf stappen door het verzonnen programma
cli-about-import = Bestanden inlezen: CSV, XLSX, ODS
cli-about-list = Een lijst tonen of naar een bestand schrijven
cli-about-letter = Brieven uit een sjabloon
cli-about-show = Eén medewerker, team of vacature met alles erbij
cli-about-add = Iets toevoegen
cli-about-set = Gegevens wijzigen
cli-about-correct = Verbeteren wat nooit zo was
cli-about-move = Een medewerker naar een ander team verplaatsen
cli-about-hours = De uren van een medewerker wijzigen
cli-about-end = Een plaatsing of een dienstverband beëindigen
cli-about-rehire = Een oud-medewerker weer in dienst nemen
cli-about-vacancy = Een vacature in de wacht zetten, sluiten of vervullen
cli-about-vacancy-hold = In de wacht zetten, of weer openen
cli-about-vacancy-close = Sluiten
cli-about-vacancy-fill = Een medewerker op de vacature plaatsen
cli-about-team = Een team stoppen, stilleggen, hervatten of structureel maken
cli-about-team-end = Stoppen; plaatsingen en vacatures eindigen mee
cli-about-team-standstill = Stilleggen
cli-about-team-resume = Weer aan het werk
cli-about-team-convert = Een pilot structureel maken
cli-about-chance = Een kans afspreken, team laten worden of laten vervallen
cli-about-chance-agree = De opdrachtgever gaat akkoord
cli-about-chance-team = Een afgesproken kans wordt een team: een pilot bij die opdrachtgever
cli-about-chance-close = De kans vervalt
cli-about-register = Vastleggen wat het doelgroepregister zegt
cli-about-agree = Een aantal banen afspreken met een opdrachtgever
cli-about-share = Het aandeel van een opdrachtgever in een team; 0 beëindigt het
cli-about-client = Een opdrachtgever een andere naam geven, samenvoegen of splitsen vanaf een dag
cli-about-client-rename = Een andere naam vanaf een dag; cijfers van ervoor houden de oude
cli-about-client-merge = Samenvoegen: aandelen, afspraken en wie meetelt gaan vanaf een dag over
cli-about-client-split = Splitsen: een deel, of teams, gaat vanaf een dag over
cli-about-instrument = Een instrument (LKS, loondispensatie, LKV …) aanvragen, toekennen, weigeren of beëindigen
cli-about-instrument-plan = Noteren dat het nog aangevraagd moet worden
cli-about-instrument-request = Aangevraagd
cli-about-instrument-grant = Toegekend
cli-about-instrument-refuse = Geweigerd
cli-about-instrument-end = Beëindigen
cli-about-phase = Een medewerker in een volgende fase van ontwikkeling zetten
cli-about-package = Een nieuwe versie van een takenpakket maken; de vorige eindigt de dag ervoor
cli-about-report = Cijfers
cli-about-report-jobs = Banen, mensen, teams en plaatsen op een dag
cli-about-report-instruments = Wat instrumenten per maand opbrengen, per medewerker en instantie
cli-about-report-leavers = Wie uit dienst ging, waarom en waarheen
cli-about-report-displacement = Takenpakketten in gebruik zonder toets op verdringing
cli-about-apply = Een kandidaat op een vacature zetten
cli-about-advance = Een kandidaat naar de volgende fase brengen
cli-about-back = Een kandidaat naar de vorige fase brengen
cli-about-reject = Een kandidaat afwijzen
cli-about-withdraw = Een kandidaat trekt zich terug
cli-about-place = Een kandidaat de plaats geven: medewerker, dienstverband en plaatsing in één keer
cli-about-report-overview = Twee jaar tot een dag, en waar het aantal banen naartoe gaat
cli-about-report-year = Het jaaroverzicht
cli-about-report-clients = Per opdrachtgever: afspraak, banen, personen, plaatsen en quotum
cli-about-report-charges = Wat opdrachtgevers betalen: kosten, meevallers en correcties, met de herkomst van elke regel
cli-about-statement = Een doorbelasting vaststellen of bekijken
cli-about-statement-fix = Vaststellen: de doorbelasting krijgt een nummer en verandert niet meer
cli-about-statement-credit = Terugnemen: een creditdoorbelasting met een eigen nummer heft de doorbelasting op
cli-about-statement-show = Een vastgestelde doorbelasting met haar regels
cli-about-undo = Uw laatste wijziging ongedaan maken
cli-about-redo = Opnieuw doen wat ongedaan is gemaakt
cli-about-log = Wie wat wanneer wijzigde, van welke naar welke waarde
cli-about-check = Nagaan of alles wat bewaard is klopt
cli-about-backup = Een kopie maken: een bestand, of in een map een nieuwe met dag en tijd in de naam
cli-about-person = Alles wat over één medewerker of kandidaat is vastgelegd, ook wat het log zegt
cli-about-retention = Wat op een dag gewist moet zijn; met --final wordt het gewist
cli-about-erase = Wat er van één persoon zou worden gewist; met --final wordt het gewist
cli-about-dump = Alles uitschrijven als regels JSON: gegevens, log, met alle kenmerken
cli-about-load = Van een dump een nieuw, gelijk bestand maken
cli-about-merge = Een ander kantoor bij dit kantoor voegen: het bestand ervan, of een dump
cli-about-restore = Een kopie terugzetten; wat er stond, blijft onder een andere naam bewaard
cli-about-keys = De toetsen van het scherm

cli-arg-db = Een ander bestand met gegevens, of postgres://… (of BINNENWERK_DB)
cli-arg-lang = De taal: nl of en
cli-arg-as_of = De dag waarop gekeken en gewijzigd wordt; anders vandaag
cli-arg-known_on = Toon wat er aan het eind van deze dag bekend was; alleen bij opdrachten die tonen
cli-arg-json = JSON in plaats van tekst
cli-arg-actor = Wie wijzigt; anders uw naam op deze computer, die er in het log achter blijft staan
cli-arg-restricted = Alleen voor de regel van een sleutel in authorized_keys: geen bestanden, geen shell, geen ander rooster
cli-arg-help = Uitleg
cli-arg-version = Versie
cli-arg-into = Schrijf het voorbeeld naar dit nieuwe bestand
cli-arg-members = Hoeveel mensen op de laatste dag in teams werken; anders 674
cli-arg-seed = Welk voorbeeld: hetzelfde getal geeft hetzelfde programma
cli-arg-and_back = Open daarna weer het scherm van het eigen bestand
cli-arg-demo-as_of = Zonder deze dag eindigt het voorbeeld vandaag; met deze dag staat het op zijn eigen data, tot 31-12-2023
cli-arg-files = De bestanden; - is de gewone invoer
cli-arg-kind = De soort: medewerkers, teams, vacatures …
cli-arg-map = Welke kolom welk veld is; mag vaker
cli-arg-dates = De volgorde van dag, maand en jaar
cli-arg-create = Maak wat een regel noemt en er nog niet is: van deze soorten, zoals teams,werksoorten,opdrachtgevers
cli-arg-create_teams = Maak teams die er nog niet zijn
cli-arg-headings_row = De regel waarop de koppen staan, zoals het rekenblad telt; voor één blad Blad=3
cli-arg-no_end = Een dag in het jaar 2900 of later (31-12-9999) betekent dat er geen einde is
cli-arg-number_people = Wie zonder nummer in een lijst staat, is wie zo heet, en krijgt anders het volgende vrije nummer
cli-arg-mapping = Gebruik wat onder deze naam is bewaard; wat u erbij typt, gaat voor
cli-arg-save_mapping = Bewaar onder deze naam wat u zegt van deze bestanden; niet bij --dry-run
cli-arg-mappings = Toon wat er onder een naam is bewaard
cli-arg-template = Maak een leeg bestand met de koppen van deze soort
cli-arg-dry_run = Vertel alleen wat er zou gebeuren
cli-arg-final = Wis het echt; dit kan niet ongedaan worden gemaakt
cli-arg-decided_by = Wie het besloot, voor in het log
cli-arg-force = Vervang een bestand dat er al is en met hetzelfde commando is gemaakt
cli-arg-accept = Wat een vergissing kan zijn en zo bedoeld is: other-name, same-person, near-name, given-out, other-number, parts-of-one
cli-arg-show = Welke regels worden getoond: new, changed, unchanged, refused
cli-arg-skip_bad = Sla geweigerde regels over en schrijf ze in een bestand ernaast
cli-arg-filter = Welke regels, zoals "archief uren<24"
cli-arg-letter-template = Een sjabloon: een tekst met velden als {"{{"}naam{"}}"}; een bestand, of de naam van een in de map met sjablonen
cli-arg-letter-keys = Nummers, codes of namen; of kies met --filter
cli-arg-letter-out = De map waarin elke brief een bestand krijgt
cli-arg-letter-force = Vervang brieven die er al zijn
cli-arg-sort = Volgorde; met een streepje ervoor andersom, zoals -uren
cli-arg-columns = Welke kolommen
cli-arg-format = De vorm
cli-arg-out = Naar dit bestand; - is de uitvoer
cli-arg-limit = Hoogstens zo veel
cli-arg-all = Ook wie of wat er op die dag niet is
cli-arg-key = Het nummer, de code of de naam
cli-arg-fields = Velden met hun waarde, zoals uren=32
cli-arg-on = Vanaf deze dag; anders de dag waarop gekeken wordt
cli-arg-end-on = De laatste dag
cli-arg-team-end-on = De laatste dag
cli-arg-number = Het nummer van de medewerker
cli-arg-team = De code of naam van het team
cli-arg-hours = De uren per week
cli-arg-reason = Waarom, zoals doorstroom of verhuizing; altijd nodig
cli-arg-service = Beëindig ook het dienstverband
cli-arg-destination = Waarheen, bij doorstroom: rijksoverheid, bedrijf, opleiding …
cli-arg-instrument-plan-kind = Het instrument, zoals LKS, LD, LKV of no-risk
cli-arg-instrument-request-kind = Het instrument, zoals LKS, LD, LKV of no-risk
cli-arg-instrument-grant-kind = Het instrument, zoals LKS, LD, LKV of no-risk
cli-arg-instrument-refuse-kind = Het instrument, zoals LKS, LD, LKV of no-risk
cli-arg-instrument-end-kind = Het instrument, zoals LKS, LD, LKV of no-risk
cli-arg-instrument-request-on = De dag van de aanvraag; anders de dag waarop gekeken wordt
cli-arg-instrument-end-on = De laatste dag
cli-arg-wage_value = De loonwaarde in procenten
cli-arg-amount = Het bedrag in euro's, zoals toegekend
cli-arg-per = Waarvoor het bedrag is: uur, maand, jaar of eenmalig
cli-arg-payer = Wie betaalt, zoals een gemeente of UWV
cli-arg-reference = Het kenmerk van de beslissing
cli-arg-phase = De fase, zoals inwerken of ontwikkelen
cli-arg-name = De naam van het takenpakket
cli-arg-description = Wat het takenpakket inhoudt, in één regel
cli-arg-report-leavers-from = De eerste dag; anders 1 januari
cli-arg-report-leavers-to = De laatste dag; anders de dag waarop gekeken wordt
cli-arg-vacancy = Het nummer van de vacature
cli-arg-chance = De naam van de kans
cli-arg-code = De code van het team; anders het volgende T-nummer
cli-arg-places = Het aantal plaatsen; anders dat van de kans
cli-arg-chance-team-on = De eerste dag van het team
cli-arg-year = Het jaar
cli-arg-candidate = Het nummer of de naam van de kandidaat
cli-arg-advance-vacancy = Het nummer van de vacature; alleen nodig als er meer sollicitaties lopen
cli-arg-back-vacancy = Het nummer van de vacature; alleen nodig als er meer sollicitaties lopen
cli-arg-reject-vacancy = Het nummer van de vacature; alleen nodig als er meer sollicitaties lopen
cli-arg-reject-reason = Waarom, zoals reisafstand of "andere kandidaat"
cli-arg-withdraw-vacancy = Het nummer van de vacature; alleen nodig als er meer sollicitaties lopen
cli-arg-withdraw-reason = Waarom, zoals "ander werk gevonden" of reisafstand
cli-arg-advance-to = Naar deze fase; anders naar de volgende
cli-arg-advance-until = De laatste dag van een proefplaatsing
cli-arg-place-until = De laatste dag van het contract; anders volgens de parameters
cli-arg-place-number = Het nummer als medewerker; anders het volgende vrije nummer
cli-arg-place-hours = De uren per week; anders die van de vacature
cli-arg-dump-file = Het bestand, of - voor de uitvoer
cli-arg-dump-force = Vervang een eerdere dump
cli-arg-load-file = De dump, of - voor de invoer
cli-arg-merge-other = Het bestand van het andere kantoor, of een dump ervan; het wordt alleen gelezen
cli-arg-merge-keep = Wiens waarden blijven van alles wat in conflict is: ours (hier) of theirs (daar)
cli-arg-merge-take = Wiens waarde blijft van één veld van één gegeven: ours of theirs; zonder veld, van dat gegeven. Mag vaker
cli-arg-merge-renumber = Wat voor een nummer van de ander komt dat hier van iemand of iets anders is
cli-arg-merge-show = Welke gegevens worden getoond, naast wat in conflict is: new, newer, gone, kept, behind, erased
cli-arg-backup-file = Het bestand voor de kopie, of een map
cli-arg-backup-keep = Laat in de map zoveel kopieën van dit bestand staan; de oudste gaan weg
cli-arg-backup-force = Vervang een eerdere kopie van dit bestand; of maak een kopie naast een nieuwere
cli-arg-recipient = De kopie versleutelen voor deze ontvanger van age (age1…) en voor niemand anders; mag vaker
cli-arg-identity = Het bestand met de identiteit van age, voor een kopie die voor een ontvanger is gemaakt
cli-arg-verify = Ga na of beide logs heel zijn en of elk gegeven is zoals het log zegt
cli-arg-log-head = Geef nummer en stempel van de laatste wijziging, en met rechten ook van het inzagelog, om elders te bewaren
cli-arg-log-syslog = Stuur het naar het log van de machine (syslog)
cli-arg-log-access = Het inzagelog: wie wat bekeek en wat is geweigerd
cli-arg-log-person = Alleen wat over deze medewerker of kandidaat gaat
cli-arg-log-by = Alleen wat deze gebruiker deed
cli-arg-log-kind = Alleen wat over deze soort gaat
cli-arg-log-since = Vanaf deze dag
cli-arg-log-until = Tot en met deze dag
cli-arg-check-head = Wat log --head eerder zei: meld het als het log sindsdien is ingekort of veranderd
cli-arg-counts = Telt mee: ja of nee
cli-arg-quota = Telt mee voor het quotum; anders hetzelfde als voor de afspraak
cli-arg-next = Wanneer er opnieuw gekeken moet worden
cli-arg-register-on = De dag waarop is gekeken
cli-arg-report-clients-from = De eerste dag van een periode; anders 1 januari
cli-arg-report-clients-to = De laatste dag van een periode
cli-arg-clients = De opdrachtgevers die opgaan in de andere
cli-arg-client-merge-into = De opdrachtgever waarin ze opgaan; een nieuwe naam maakt een nieuwe
cli-arg-client-split-into = De opdrachtgever die overneemt; een nieuwe naam maakt een nieuwe
cli-arg-client-rename-name = De nieuwe naam
cli-arg-short = De nieuwe korte naam
cli-arg-share = Welk deel van de aandelen overgaat, in procenten; anders alles
cli-arg-teams = Alleen in dit team; mag vaker
cli-arg-client-split-jobs = Hoeveel van de afgesproken banen mee overgaan
cli-arg-client = De naam van de opdrachtgever
cli-arg-jobs = Hoeveel banen
cli-arg-paid_hours = De verloonde uren per jaar van de eigen werkgever van de opdrachtgever
cli-arg-share-percent = Het aandeel in procenten
cli-arg-report-jobs-by = Waarnaar verdeeld: client (opdrachtgever), work-type (werksoort), province (provincie), region (regio) of month (maand)
cli-arg-report-jobs-from = De eerste dag; anders twee jaar terug
cli-arg-report-jobs-to = De laatste dag
cli-arg-file = Het bestand
cli-arg-report-charges-client = Alleen deze opdrachtgever, met alle regels
cli-arg-statement = Het nummer van de doorbelasting, zoals 2026-0007
cli-arg-for_client = Versie voor de opdrachtgever: per team en kostenpost, zonder personen en zonder soort instrument
cli-arg-report-charges-from = De eerste dag; anders de dag na de laatste vastgestelde doorbelasting, of zonder opdrachtgever de eerste van de maand
cli-arg-statement-fix-from = De eerste dag; anders de dag na de laatste vastgestelde doorbelasting
cli-arg-report-charges-to = De laatste dag; anders even ver als de doorbelasting ervoor, of het einde van de maand
cli-arg-statement-fix-to = De laatste dag; anders even ver als de doorbelasting ervoor, of het einde van de maand
cli-terminal-failed = De terminal doet het niet. Probeer het in een ander venster.
cli-unknown-key = In de instellingen staat bij [keys] iets dat niet bestaat: { $value }. Zie binnenwerk keys.
cli-import-create = Wat er nog niet is, kan worden gemaakt: voeg --create { $all } toe.
cli-import-number-people = Met --number-people zoekt het programma mensen op naam, en krijgt wie er nog niet is een nummer. Gaat het blad over iets anders, zeg dat dan met --kind.
cli-import-no-end = Met --no-end tellen zulke dagen als lege cellen.
cli-import-accept = Wat zo bedoeld is, gaat erin met --accept { $all }.
cli-agenda-title = Agenda op { $day }
cli-agenda-more = En nog { $count } keer: { $source }. Met --limit komen er meer.
cli-contract-how = Geef een nieuwe laatste dag met --until, of kies --permanent of --end.
cli-contract-nobody = Er is niemand met zo'n contract.
cli-contract-dry = Dit was een proef met { $count } { $count ->
        [1] contract
       *[other] contracten
    }: er is niets veranderd.
cli-arg-contract-numbers = Nummers of namen van medewerkers, met een komma ertussen
cli-arg-contract-filter = Alle medewerkers van dit filter, zoals op het scherm: contract<60d
cli-arg-contract-end = Laat ieders dienst met het contract eindigen
cli-about-report-agenda = Alles wat een termijn heeft: contracten, pilots, signalen …
cli-about-contract = Een tijdelijk contract verlengen of vast maken
cli-arg-rehire-until = De laatste dag van het contract
cli-arg-rehire-permanent = Een vast contract
cli-arg-contract-on = De eerste dag; zonder deze die na het einde van het contract van nu
cli-arg-contract-until = De nieuwe laatste dag van het contract
cli-arg-permanent = Maak het contract vast
cli-arg-ics = Schrijf de agenda als kalender (iCalendar) in dit bestand; met nummers, zonder namen
cli-arg-report-agenda-filter = Welke regels: woorden uit wat, wie of team
cli-arg-report-agenda-limit = Hoogstens zo veel van elke soort
cli-force = Met --force wordt het vervangen als het met hetzelfde commando is gemaakt.
cli-force-mapping = Met --force komt dit ervoor in de plaats.
cli-anyway = Met --anyway wordt het toch bewaard.
cli-correct = Met --correct wordt het een verbetering.
cli-about-contact = Contact met een medewerker vastleggen, in één regel
cli-about-signal = Een signaal openen of sluiten
cli-about-signal-open = Openen: wat er speelt, van wie, wie het opvolgt en wanneer
cli-about-signal-close = Sluiten, met de uitkomst
cli-about-close = Begeleiding, een afspraak, een eigen jobcoach of een rol beëindigen, of alles van een begeleider die stopt, of een periode afsluiten: close periode 2026-10
cli-about-absent = Verzuim melden, of het percentage wijzigen
cli-about-recovered = Weer aan het werk melden
cli-about-report-contacts = Met wie het contact over tijd is, per team
cli-about-report-gaps = Teams zonder teamleider of jobcoach
cli-about-report-absence = Verzuim: gemiste uren als deel van de contracturen
cli-arg-anyway = Bewaar een notitie ook als er iets over gezondheid in lijkt te staan
cli-arg-correct = Noem het een verbetering: het mag cijfers van een afgesloten periode veranderen
cli-arg-text = Eén korte regel
cli-arg-contact-on = De dag van het contact; anders de dag waarop gekeken wordt
cli-arg-way = Hoe: gesprek, werkplek, telefonisch of bericht; anders gesprek
cli-arg-by = Wie het contact had
cli-arg-member = Het nummer van de medewerker
cli-arg-owner = Wie het opvolgt
cli-arg-due = De dag waarop er uiterlijk iets gedaan is
cli-arg-signal-open-team = De code of naam van het team
cli-arg-signal-close-key = Het onderwerp of het kenmerk van het signaal, of het nummer van de medewerker
cli-arg-signal-close-on = De dag van sluiten
cli-arg-outcome = Wat eruit kwam
cli-arg-close-key = Het nummer van de medewerker, de code van het team, het kenmerk, of de maand of het jaar
cli-arg-close-on = De laatste dag; wat dan nog moet beginnen, wordt weggehaald
cli-arg-until = De laatste dag, als die bekend is
cli-arg-percent = Welk deel van de uren gemist wordt; anders 100 procent
cli-arg-expected = Tot wanneer het naar verwachting duurt
cli-arg-recovered-on = De eerste dag terug; de dag ervoor is de laatste verzuimdag
cli-arg-report-absence-by = Per team of per opdrachtgever
cli-contacts-title = Contact over tijd op { $day }
cli-contacts-none = Met iedereen is er op tijd contact.
cli-contacts-days = Dagen over tijd
cli-gaps-title = Zonder teamleider of jobcoach op { $day }
cli-gaps-none = Elk team heeft een teamleider en een jobcoach.
cli-gaps-missing = ontbreekt
cli-absence-title = Verzuim van { $from } tot en met { $day }
cli-absence-contract_hours = Contracturen
cli-absence-absent_hours = Verzuimd
cli-absence-rate = Percentage
cli-absence-programme = Hele programma
cli-absence-nobody = Zonder opdrachtgever
cli-published = Gepubliceerd
cli-known-now = Nu bekend
cli-published-on = gepubliceerd op { $day }
cli-correct-dry = Er is niets veranderd.
cli-arg-from = De eerste dag
cli-arg-to = De laatste dag

cli-column-region = Regio
cli-report-no-region = zonder regio
cli-about-hand-over = Teams, eigen jobcoaches en signalen van een begeleider overdragen, of vervanging voor een tijd
cli-about-report-team = Het blad van een team: mensen, uren, telefoon, contract, contact, certificaten en signalen
cli-about-report-emails = De e-mailadressen van een team, jobcoach of regio
cli-arg-hand-over-from = Wie overdraagt
cli-arg-hand-over-to = Wie het krijgt; herhaal voor meer, dan gaan teams om en om
cli-arg-hand-over-on = De eerste dag
cli-arg-hand-over-teams = Alleen deze teams
cli-arg-hand-over-cover = Als vervanging, tot en met --until
cli-arg-hand-over-until = De laatste dag van de vervanging
cli-arg-report-emails-team = Van een team
cli-arg-report-emails-coach = Van wie deze jobcoach begeleidt
cli-arg-report-emails-region = Van de teams van een regio
cli-sheet-title = { $team } ({ $code }) op { $day }
cli-emails-without = { $count } zonder e-mailadres: { $names }
cli-handed-kind = Wat
cli-handed-what = Van
cli-handed-to = Naar
cli-letter-whom = Zeg aan wie of waarover: nummers, of --filter.
cli-letter-out = Het worden { $count } brieven. Noem met --out een map om ze in te schrijven.
cli-letter-written = { $count ->
    [one] Eén brief staat
   *[other] { $count } brieven staan
 } in { $folder }.

cli-did-you-mean = Bedoelt u { $words }?
cli-could-be = Het kan zijn: { $words }.
cli-choose-from = Kies uit: { $words }.
cli-see-fields = Met binnenwerk fields { $kind } staan de velden er.
cli-about-kinds = De soorten: wat er te tonen, toe te voegen en te wijzigen is
cli-about-fields = De velden van een soort, en wat er in mag staan
cli-about-help = Uitleg van een opdracht
cli-arg-command = De opdracht, zoals list of team end
cli-kinds-typed = typ
cli-kinds-identifier = of
cli-kinds-name = naam
cli-fields-remark = bijzonder
cli-fields-accepts = wat er mag staan
cli-fields-required = verplicht
cli-fields-dated = vanaf een dag
cli-fields-worked-out = berekend
cli-examples = Voorbeelden:
cli-read-more = Met binnenwerk help en een opdracht staat er meer, met voorbeelden.
cli-group-look = Kijken
cli-group-record = Vastleggen en herstellen
cli-group-member = Medewerkers
cli-group-recruiting = Werving
cli-group-team = Teams en opdrachtgevers
cli-group-data = Gegevens als geheel
cli-group-program = Het programma
cli-value-address = ADRES
cli-value-amount = BEDRAG
cli-value-recipient = ONTVANGER
cli-value-candidate = KANDIDAAT
cli-value-chance = KANS
cli-value-client = OPDRACHTGEVER
cli-value-clients = OPDRACHTGEVERS
cli-value-code = CODE
cli-value-column = KOLOM
cli-value-command = OPDRACHT
cli-value-counts = JA|NEE
cli-value-date = DATUM
cli-value-description = OMSCHRIJVING
cli-value-doubt = TWIJFEL
cli-value-destination = BESTEMMING
cli-value-expr = FILTER
cli-value-field = VELD
cli-value-fields = VELDEN
cli-value-file = BESTAND
cli-value-files = BESTANDEN
cli-value-folder = MAP
cli-value-form = VORM
cli-value-from = WIE
cli-value-head = KOP
cli-value-hours = UREN
cli-value-jobs = BANEN
cli-value-key = SLEUTEL
cli-value-keys = SLEUTELS
cli-value-kind = SOORT
cli-value-name = NAAM
cli-value-no = NEE
cli-value-number = NUMMER
cli-value-other = ANDER
cli-value-prefix = BEGIN
cli-value-numbers = NUMMERS
cli-value-outcome = UITKOMST
cli-value-percent = PROCENT
cli-value-phase = FASE
cli-value-reason = REDEN
cli-value-record = GEGEVEN
cli-value-region = REGIO
cli-value-stage = FASE
cli-value-statement = DOORBELASTING
cli-value-team = TEAM
cli-value-template = SJABLOON
cli-value-text = TEKST
cli-value-unit = EENHEID
cli-value-view = WEERGAVE
cli-value-vacancy = VACATURE
cli-value-value = WAARDE
cli-value-way = MANIER
cli-value-what = WAT
cli-value-words = WOORDEN
cli-value-year = JAAR
cli-value-yes = JA
cli-example-list =
    binnenwerk list medewerkers --filter 'archief uren<24'
    binnenwerk list teams --sort -open --columns code,naam,open
    binnenwerk list plaatsingen --all --out plaatsingen.xlsx
cli-example-show =
    binnenwerk show team T005
    binnenwerk show medewerker 100155 --known-on 31-12-2025
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
    binnenwerk report year 2025 --out jaar.xlsx
    binnenwerk report agenda --ics agenda.ics
    binnenwerk report charges --client 'Rijkswaterstaat' --from 1-1-2026 --to 31-3-2026
    binnenwerk report absence --by team
cli-example-letter =
    binnenwerk letter contract.txt medewerkers --filter 'contract<60d' --out brieven
cli-example-log =
    binnenwerk log --limit 10
    binnenwerk log --head
    binnenwerk log --access --limit 20
cli-example-kinds =
    binnenwerk kinds
cli-example-fields =
    binnenwerk fields medewerkers
cli-example-add =
    binnenwerk add team code=T090 naam='Groen Zuid' plaatsen=12 start=1-1-2027
    binnenwerk add medewerker nummer=100900 naam='Vries, Anna de' team=T005 uren=24
cli-example-set =
    binnenwerk set team T005 plaatsen=14 --on 1-1-2027
    binnenwerk set medewerker 100155 telefoon=0612345678
cli-example-correct =
    binnenwerk correct team T005 plaatsen=14 --on 1-1-2026 --dry-run
cli-example-close =
    binnenwerk close closed_period 2025
    binnenwerk close begeleider 'Dijk, Cas van' --on 31-12-2026
cli-example-hand-over =
    binnenwerk hand-over 'Dijk, Cas van' --to 'Singh, Maarten' --on 1-1-2027
cli-example-undo =
    binnenwerk undo
cli-example-redo =
    binnenwerk redo
cli-example-move =
    binnenwerk move 100155 T032 --on 1-1-2027 --hours 28
cli-example-hours =
    binnenwerk hours 100155 32 --on 1-1-2027
cli-example-end =
    binnenwerk end 100155 --on 31-12-2026 --reason verhuizing --service
cli-example-rehire =
    binnenwerk rehire 100155 T005 --hours 24 --until 31-12-2027
cli-example-contract =
    binnenwerk contract 100155 --until 31-12-2027
    binnenwerk contract --filter 'contract<60d' --permanent --dry-run
cli-example-phase =
    binnenwerk phase 100155 ontwikkelen
cli-example-absent =
    binnenwerk absent 100155 --from gisteren --percent 50
cli-example-recovered =
    binnenwerk recovered 100155 --on vandaag
cli-example-contact =
    binnenwerk contact 100155 'gaat goed, wil meer uren' --way telefonisch
cli-example-signal =
    binnenwerk signal open 'leidinggevende gaat weg' --team T005 --due 2w
    binnenwerk signal close 'leidinggevende gaat weg' --outcome opgelost
cli-example-instrument =
    binnenwerk instrument request 100155 LKS --on vandaag
    binnenwerk instrument grant 100155 LKS --from 1-1-2027 --wage-value 60
cli-example-apply =
    binnenwerk apply K047 V011
cli-example-advance =
    binnenwerk advance K047 --to gesprek
cli-example-back =
    binnenwerk back K047
cli-example-reject =
    binnenwerk reject K047 --reason reisafstand
cli-example-withdraw =
    binnenwerk withdraw K047 --reason 'ander werk gevonden'
cli-example-place =
    binnenwerk place K047 V011 --hours 24 --on 1-1-2027
cli-example-vacancy =
    binnenwerk vacancy hold V011
    binnenwerk vacancy fill V011 100155 --on 1-1-2027
cli-example-team =
    binnenwerk team end T005 --on 31-12-2026
    binnenwerk team convert T005
cli-example-package =
    binnenwerk package Archief 'Scannen en registreren' --on 1-1-2027
cli-example-chance =
    binnenwerk chance agree 'Kadaster groen'
    binnenwerk chance team 'Kadaster groen' --places 10 --on 1-1-2027
cli-example-client =
    binnenwerk client rename 'Rijkswaterstaat' 'Rijkswaterstaat Water' --on 1-1-2027
    binnenwerk client split 'Rijkswaterstaat' --into 'Staatsbosbeheer' --team T005 --dry-run
cli-example-register =
    binnenwerk register 100155 ja --on vandaag
cli-example-agree =
    binnenwerk agree 'Rijkswaterstaat' 40 --on 1-1-2027
cli-example-share =
    binnenwerk share T005 'Rijkswaterstaat' 50 --on 1-1-2027
cli-example-statement =
    binnenwerk statement fix 'Rijkswaterstaat' --from 1-1-2026 --to 31-3-2026
    binnenwerk statement show 2026-0007 --for-client
cli-example-demo =
    binnenwerk demo
    binnenwerk demo --into voorbeeld.db --members 1000
cli-example-tour =
    binnenwerk tour
cli-example-import =
    binnenwerk import medewerkers.csv plaatsingen.csv --dry-run
    binnenwerk import lijst.xlsx --kind medewerkers --map 'Wkuren=uren' --as-of 1-1-2026
cli-example-check =
    binnenwerk check
cli-example-backup =
    binnenwerk backup kopie.db
    binnenwerk backup /mnt/kopie --keep 30
cli-example-restore =
    binnenwerk restore kopie.db
cli-example-dump =
    binnenwerk dump alles.jsonl
    binnenwerk dump -
cli-example-load =
    binnenwerk load alles.jsonl --db kopie.db
cli-example-merge =
    binnenwerk merge north.db --dry-run
    binnenwerk merge north.jsonl --keep ours --take 100017.telefoon=theirs --renumber N-
cli-example-keys =
    binnenwerk keys
cli-example-help =
    binnenwerk help list
    binnenwerk help team end
cli-written = Geschreven: { $path }.
cli-arg-plain = Tabellen als regels met één veld: voor een smalle terminal of een schermlezer
cli-arg-view = De weergave waarmee het scherm opent
cli-arg-accessible = Vragen en antwoorden op regels in plaats van een scherm (ook met ACCESSIBLE=1)
cli-arg-ascii = Alleen gewone tekens op het scherm
cli-arg-read_only = Alleen kijken: niets wordt gewijzigd
cli-arg-quiet = Zeg niet wat er gedaan is; alleen fouten en opmerkingen
cli-exit = Waarmee het programma eindigt
cli-exit-done = gedaan
cli-exit-refused = geweigerd, mislukt, of bij check: er klopt iets niet
cli-exit-misput = de opdracht klopt niet
cli-exit-busy = iemand anders is aan het schrijven; probeer dezelfde opdracht later nog eens
cli-setting-line = In { $path } klopt regel { $line } niet.
cli-setting-file = { $path } kan niet worden gebruikt.
cli-setting-unreadable = Het bestand kan niet worden gelezen.
cli-setting-no-setting = Typ een naam, = en een waarde; tekst tussen aanhalingstekens, zoals lang = "nl".
cli-setting-unknown = De instelling "{ $name }" is er niet. Kies uit: { $names }.
cli-setting-value = Bij { $name } kan staan: { $accepts }.
cli-setting-key = Dit is geen actie of toets: { $value }. Met binnenwerk keys --json staan de namen er.
cli-setting-lang = De taal
    .accepts = "nl" of "en"
cli-setting-theme = Hoe het scherm eruitziet
    .accepts = "terminal" (op elke achtergrond te lezen), "dark", "light", "contrast" (geen kleur, niets grijs) of "mono" (geen kleur)
cli-setting-db = Het bestand met de gegevens
    .accepts = een pad tussen aanhalingstekens; ~/ is uw eigen map
cli-setting-backup = De vaste reservekopie: voor backup zonder bestand, en voor doctor
    .accepts = een pad tussen aanhalingstekens; ~/ is uw eigen map
cli-setting-network_disk = Mag het bestand op een netwerkschijf staan? Alleen veilig als geen andere computer het opent
    .accepts = true of false
cli-setting-letters = De map met sjablonen van brieven
    .accepts = een pad tussen aanhalingstekens; ~/ is uw eigen map
cli-setting-reveal_minutes = Zoveel minuten zijn gevoelige gegevens te zien nadat iemand ze toont
    .accepts = een aantal minuten; 0 dekt nooit iets af; – is 5 als er toegangsrechten zijn, en anders 0
cli-setting-lock_minutes = Na zoveel minuten zonder toets gaat het scherm op slot
    .accepts = een aantal minuten; 0 is nooit
cli-setting-lock_passphrase = De wachtzin die het slot opent; zonder deze regel doet elke toets dat
    .accepts = de regel die binnenwerk config --passphrase geeft
cli-setting-accessible = Vragen en antwoorden op regels, zonder scherm: voor een schermlezer of brailleregel
    .accepts = true of false
cli-setting-ascii = Alleen gewone tekens op het scherm, geen lijntekens
    .accepts = true of false
cli-setting-clipboard = Mag y en Y naar het klembord van de terminal? Wat daar staat, verlaat deze machine
    .accepts = true of false
cli-setting-enter_goes_down = Gaat Enter na het bewaren van een cel een regel omlaag? Op het scherm kiest ieder dat ook voor zich
cli-setting-keys = Andere toetsen
    .accepts = namen van acties met hun toetsen tussen aanhalingstekens; de namen staan in binnenwerk keys --json
cli-passphrase-ask = Wachtzin:
cli-passphrase-again = Nog een keer:
cli-passphrase-differs = Dat was niet twee keer hetzelfde. Er is niets gemaakt.
cli-passphrase-empty = Een wachtzin kan niet leeg zijn.
cli-text-ask = Tekst:
cli-config-setting = instelling
cli-config-value = nu
cli-config-place = waar
cli-config-explanation = uitleg
cli-config-accepts = wat er mag staan
cli-config-unset = –
cli-config-files = Bestanden; wat later staat, gaat voor:
cli-config-there = { $path }
cli-config-absent = { $path } (is er niet)
cli-config-about = Instellingen van Binnenwerk. Haal # weg om iets in te stellen.
cli-about-config = De instellingen: wat er staat, waar, en wat er kan
cli-arg-passphrase = Vraag een wachtzin voor het slot op het scherm, en toon de regel voor de instellingen
cli-arg-write = Schrijf een bestand met uitleg waarin nog niets is ingesteld
cli-backup-where = Waarheen? Geef een bestand, of zet backup in de instellingen.
cli-example-config =
    binnenwerk config
    binnenwerk config --write
    binnenwerk config --passphrase
cli-about-completions = Aanvullen met Tab: schrijft wat bash, zsh of fish daarvoor inleest
cli-about-man = De handleiding voor man, in uw taal
cli-arg-shell = De shell
cli-value-sheet = BLAD
cli-value-shell = SHELL
cli-value-instrument = INSTRUMENT
cli-man-name = naam
cli-man-synopsis = overzicht
cli-man-files = bestanden
cli-example-completions =
    binnenwerk completions bash
cli-example-man =
    binnenwerk man
cli-about-doctor = Nagaan wat het programma om zich heen vindt: terminal, instellingen, bestand, rechten, schijf, reservekopie
cli-doctor-versions = versies
cli-doctor-versions-found = binnenwerk { $version }, gegevens { $store }, SQLite { $engine }
cli-doctor-terminal = terminal
cli-doctor-locale = taal en tekens
cli-doctor-no-utf8 = Zonder UTF-8 staan er eenvoudige lijnen op het scherm, en kunnen namen verkeerd staan.
cli-doctor-settings = instellingen
cli-doctor-none = geen bestand
cli-doctor-database = gegevens
cli-doctor-no-database = Het bestand is er nog niet. Het komt er met import, add of het scherm.
cli-doctor-rights = rechten
cli-doctor-disk = schijf
cli-doctor-disk-found = { $place }, { $free } vrij
cli-doctor-network = een netwerkschijf
cli-doctor-local = van deze computer
cli-doctor-little-room = Er is weinig ruimte: een kopie of een nieuwe versie past er misschien niet bij.
cli-doctor-copy = reservekopie
cli-doctor-old-copy = Maak een nieuwe met backup.
cli-example-doctor =
    binnenwerk doctor
cli-json-or-format = Kies --json of een andere vorm met --format, niet allebei.
cli-erase-copy = Ook deze kopie van het programma zelf gaat weg: { $path }.
cli-forget-dry = Er is niets gewist. Met --final wordt het gewist. Dat kan niet ongedaan worden gemaakt.
cli-counts-your-teams = Dit gaat alleen over de teams waarvoor u toegang hebt.
cli-about-admin = Voor wie een gedeeld rooster beheert: sleutels van mensen
cli-about-admin-keys = De sleutels waarmee mensen via SSH binnenkomen
cli-about-admin-keys-line = Geef de regel voor authorized_keys waarmee iemand met de eigen sleutel binnenkomt, en nergens anders
cli-about-admin-keys-check = Noem elke regel van authorized_keys waarmee iemand om het programma heen kan
cli-arg-person = De naam van de persoon, zoals die in het log komt
cli-arg-admin-keys-line-file = De openbare sleutel (.pub), of - voor de invoer; anders de invoer
cli-arg-admin-keys-check-file = Het bestand met sleutels, of - voor de invoer
cli-keys-name = "{ $value }" kan hier geen naam zijn. Geef een naam zonder vreemde tekens en zonder "via" erin.
cli-keys-no-key = Dit is niet één openbare sleutel. Geef het bestand dat op .pub eindigt, met één regel.
cli-keys-unreadable = { $path } is niet als tekst te lezen.
cli-keys-in-line = Regel { $line }:
cli-keys-fine = Met geen enkele regel kan iemand om het programma heen.
cli-keys-without-rights = Niemand heeft rechten gekregen in dit rooster. Met elke sleutel kan dus alles.
cli-about-admin-encrypt = Maak van dit rooster een versleutelde kopie in een nieuw bestand, met een nieuwe sleutel; het oude bestand blijft
cli-about-admin-rekey = Dit versleutelde rooster op zijn plaats een andere sleutel geven; niemand mag het open hebben
cli-about-admin-init = Maak een rooster in een lege database van PostgreSQL, met de rol binnenwerk voor wie ermee werkt
cli-arg-admin-init-address = Het adres, als wie de database beheert: postgres://beheerder@localhost/rooster
cli-server-made = Het rooster is er. Geef wie ermee werkt de rol: GRANT binnenwerk TO naam. Geef voortaan --db met het adres, of stel db in.
cli-arg-key_file = Het bestand met de sleutel van een versleuteld rooster
cli-arg-other_key_file = Het bestand met de sleutel van dat andere bestand, als dat niet de sleutel van dit rooster is
cli-arg-admin-encrypt-into = Het nieuwe bestand
cli-arg-new_key = Waar het bestand met de nieuwe sleutel komt
cli-arg-recovery = Waar een kopie van de sleutel komt, voor een andere plek; twee keer te geven. Zonder dit wordt de sleutel één keer getoond
cli-arg-with_passphrase = Open de sleutel met een wachtzin, die wordt gevraagd; het bestand met de sleutel alleen is dan niet genoeg
cli-setting-key_file = Het bestand met de sleutel van een versleuteld rooster, of $CREDENTIALS_DIRECTORY/NAAM
    .accepts = een pad tussen aanhalingstekens; ~/ is uw eigen map
cli-key-passphrase = Wachtzin van het rooster:
cli-key-new-passphrase = Nieuwe wachtzin van het rooster:
cli-key-again = Nog een keer:
cli-encrypt-two-copies = Geef --recovery twee keer: een sleutel die met zijn enige kopie verloren gaat, is niet opnieuw te maken. Of laat het weg om de sleutel te zien.
cli-encrypt-no-terminal = Een wachtzin wordt in een terminal getypt, en die is er hier niet.
cli-encrypt-short = Neem een wachtzin van ten minste 12 tekens.
cli-encrypt-differs = De twee zijn niet gelijk. Er is niets gemaakt.
cli-encrypt-keep = Dit is de sleutel, en hij wordt één keer getoond. Bewaar hem twee keer, op twee plekken buiten deze computer: zonder sleutel kan niemand het rooster nog lezen.
cli-encrypted = Gemaakt en teruggelezen: { $path }, met de sleutel in { $key }. Geef voortaan --db en --key-file, of stel db en key_file in. Het oude bestand is er nog, onversleuteld of met de oude sleutel: haal het zelf weg, en de kopieën ervan.
cli-rekeyed = { $path } heeft nu een andere sleutel, in { $key }. De oude sleutel opent het niet meer. Geef voortaan --key-file, of stel key_file in. Eerdere kopieën houden de oude sleutel: bewaar die zo lang als die kopieën, en haal ze weg als de oude sleutel is uitgelekt.
cli-doctor-encryption = versleuteld
cli-example-admin =
    binnenwerk admin keys line maria maria.pub
    binnenwerk admin keys check /etc/binnenwerk/authorized_keys
    binnenwerk admin encrypt new.db --new-key roster.key --recovery /media/a/roster.key --recovery /media/b/roster.key
    binnenwerk admin rekey --new-key nieuwer.key --recovery /media/a/nieuwer.key --recovery /media/b/nieuwer.key
    binnenwerk admin init postgres://beheerder@localhost/rooster
