# Why something was refused, or a remark on it: what is wrong, and what is accepted. `.bare` is said when a part of the
# sentence is not known. `reason-` is the short form for a table of refused rows. `forbidden-` says why a column is left out.

refusal-required = Vul hier iets in ({ $accepts }).
    .bare = Vul hier iets in.
refusal-unknown-field = Er is geen veld "{ $field }".
    .bare = Dit veld is er niet.
refusal-not-a-number = "{ $value }" is geen getal. Typ cijfers, zoals 32 of 32,5.
    .bare = Dit is geen getal. Typ cijfers, zoals 32 of 32,5.
refusal-not-a-whole-number = "{ $value }" is geen heel getal. Typ een getal zonder komma.
    .bare = Dit is geen heel getal. Typ een getal zonder komma.
refusal-number-out-of-range = Typ een getal van { $least } tot en met { $most }.
    .bare = Dit getal is te klein of te groot.
refusal-hours-not-positive = Het aantal uren per week moet hoger zijn dan 0.
refusal-hours-too-many = Meer dan { $most } uur per week kan niet.
    .bare = Zo veel uren per week kan niet.
refusal-not-a-date = "{ $value }" is geen datum. Typ een datum zoals 31-12-2026.
    .bare = Dit is geen datum. Typ een datum zoals 31-12-2026.
refusal-no-such-date = De datum "{ $value }" bestaat niet. Kijk de dag en de maand na.
    .bare = Deze datum bestaat niet. Kijk de dag en de maand na.
refusal-not-a-choice = "{ $value }" kan hier niet. Kies { $accepts }.
    .bare = Dit woord kan hier niet. Kies een woord uit de lijst.
refusal-not-yes-or-no = "{ $value }" kan hier niet. Typ ja of nee.
    .bare = Dit kan hier niet. Typ ja of nee.
refusal-text-too-long = Deze tekst is te lang. Er passen hoogstens { $most } tekens in.
    .bare = Deze tekst is te lang.
refusal-wrong-kind-of-value = Dit past hier niet. Vul in: { $accepts }.
    .bare = Dit past hier niet.
refusal-end-before-start = De laatste dag ligt voor de eerste dag. Kies een latere dag.
refusal-sizes-crossed = Het kleinste team is groter dan het grootste team. Draai de getallen om.
refusal-more-filled-than-places = Er zijn meer plaatsen vervuld dan er plaatsen zijn.
refusal-standstill-without-start = De stilstand heeft een laatste dag, maar geen eerste dag. Vul ook de eerste dag in.

refusal-team-not-started = Team { $team } begint pas op { $day }. Kies die dag of een latere dag.
    .bare = Dit team is op die dag nog niet begonnen. Kies een latere dag.
refusal-team-ended = Team { $team } is gestopt op { $day }. Kies een ander team of een eerdere dag.
    .bare = Dit team is op die dag gestopt. Kies een ander team of een eerdere dag.
refusal-team-at-standstill = Team { $team } ligt stil. Plaats daar niemand tot het team weer werkt.
    .bare = Dit team ligt stil. Plaats daar niemand tot het team weer werkt.
refusal-team-over-places = Team { $team } heeft nu { $filled } mensen op { $places } plaatsen.
    .bare = Dit team heeft nu meer mensen dan plaatsen.
refusal-team-size-outside = Team { $team } heeft { $places } plaatsen. Bij { $work } passen { $most ->
        [none] minstens { $least } plaatsen
       *[other] { $least } tot { $most } plaatsen
    }.
    .bare = De grootte van dit team past niet bij de werksoort.
refusal-team-already-standing = Team { $team } ligt al stil.
    .bare = Dit team ligt al stil.
refusal-team-not-standing = Team { $team } ligt op die dag niet stil.
    .bare = Dit team ligt op die dag niet stil.
refusal-team-not-pilot = Team { $team } is geen pilot. Alleen een pilot kan structureel worden.
    .bare = Dit team is geen pilot. Alleen een pilot kan structureel worden.
refusal-already-in-team = Deze medewerker werkt al in team { $team }. Kies een ander team.
    .bare = Deze medewerker werkt al in dit team. Kies een ander team.
refusal-not-in-service = { $member } is op { $day } niet in dienst. Kies een dag waarop dat wel zo is.
    .bare = Deze medewerker is op die dag niet in dienst.
refusal-still-in-service = { $member } is op { $day } nog in dienst. Kies een dag daarna.
    .bare = Deze medewerker is op die dag nog in dienst.
refusal-no-placement = { $member } heeft op { $day } geen plaats in een team.
    .bare = Deze medewerker heeft op die dag geen plaats in een team.
refusal-later-placement = Vanaf { $day } staat er al een plaatsing. Kies een latere dag, of wijzig eerst die plaatsing.
    .bare = Er staat al een latere plaatsing. Kies een latere dag, of wijzig eerst die plaatsing.
refusal-overlapping-placement = Er is al een plaatsing die begint op { $day } en in deze tijd valt. Beëindig die eerst.
    .bare = Er is al een plaatsing in deze tijd. Beëindig die eerst.
refusal-overlapping-employment = Er is al een dienstverband dat begint op { $day } en in deze tijd valt. Beëindig dat eerst.
    .bare = Er is al een dienstverband in deze tijd. Beëindig dat eerst.
refusal-overlapping-absence = Er is al een verzuim dat begint op { $day } en in deze tijd valt. Beëindig dat eerst.
    .bare = Er is al een verzuim in deze tijd. Beëindig dat eerst.
refusal-overlapping-register-check = Er is al een registercontrole van { $day } die in deze tijd geldt. Kies een andere dag.
    .bare = Er is al een registercontrole in deze tijd. Kies een andere dag.
refusal-overlapping-client-agreement = Er is al een afspraak met deze opdrachtgever vanaf { $day } die in deze tijd geldt. Kies een andere dag.
    .bare = Er is al een afspraak met deze opdrachtgever in deze tijd. Kies een andere dag.
refusal-hours-needed = Vul de uren per week in: een getal boven 0, zoals 32.
refusal-vacancy-over = Vacature { $vacancy } is al vervuld of gesloten.
    .bare = Deze vacature is al vervuld of gesloten.
refusal-vacancy-for-staff = Vacature { $vacancy } is voor een begeleider. Daar kan geen medewerker op.
    .bare = Deze vacature is voor een begeleider. Daar kan geen medewerker op.
refusal-more-sought-than-open = Deze vacature zoekt { $places } { $places ->
        [one] mens
       *[other] mensen
    } en het team heeft { $open } open { $open ->
        [one] plaats
       *[other] plaatsen
    }.
    .bare = Deze vacature zoekt meer mensen dan het team open plaatsen heeft.

refusal-filter-unknown-field = Er is geen veld "{ $value }" om op te zoeken. Typ een ander veld, zoals uren of team.
    .bare = Dit veld is er niet. Typ een ander veld, zoals uren of team.
refusal-filter-no-value = Achter "{ $value }" staat nog geen waarde.
    .bare = Er staat nog geen waarde.
refusal-filter-bad-value = { $field } kan niet "{ $value }" zijn. Typ { $accepts }.
    .bare = Deze waarde kan hier niet.
refusal-filter-not-comparable = Bij "{ $value }" kan alleen : of = of != staan.
    .bare = Hier kan alleen : of = of != staan.
refusal-filter-unclosed = Bij het teken { $value } hoort er nog een.
    .bare = Er hoort nog een haakje of aanhalingsteken bij.

refusal-number-taken = "{ $value }" is al in gebruik. Kies een ander nummer of een andere naam.
    .bare = Dit nummer of deze naam is al in gebruik. Kies een andere.
refusal-still-referred-to = { $record } kan niet weg. Iets anders verwijst er nog naar: { $by }.
    .bare = Dit kan niet weg. Iets anders verwijst er nog naar.
refusal-refers-to-nothing = Dit verwijst naar iets dat er niet meer is. Kies opnieuw.
refusal-unknown-team = Er is geen team "{ $value }". Kies een team uit de lijst.
    .bare = Dit team is er niet. Kies een team uit de lijst.
refusal-unknown-task-package = Er is geen takenpakket "{ $value }". Kies een takenpakket uit de lijst.
    .bare = Dit takenpakket is er niet. Kies er een uit de lijst.
refusal-unknown-record = Er is geen { $kind } "{ $value }".
    .bare = Dit is niet gevonden.
refusal-ambiguous-name = Bij { $kind } komt "{ $value }" vaker voor. Gebruik het nummer of de code.
    .bare = Deze naam komt vaker voor. Gebruik het nummer of de code.
refusal-record-gone = Dit is intussen weggehaald: { $kind }.
    .bare = Dit is intussen weggehaald.
refusal-nothing-to-undo = Er is niets om ongedaan te maken.
refusal-nothing-to-redo = Er is niets om opnieuw te doen.
refusal-opening-cannot-be-undone = Dit is het begin van het bestand. Dat kan niet ongedaan worden gemaakt.
refusal-changed-since = { $record } is daarna nog gewijzigd. Maak eerst die wijziging ongedaan.
    .bare = Dit is daarna nog gewijzigd. Maak eerst die wijziging ongedaan.
refusal-store-not-empty = In dit bestand staan al gegevens. Kies een nieuw bestand.
refusal-not-editable = { $field } kan hier niet gewijzigd worden. Het volgt uit andere gegevens.
    .bare = Dit kan hier niet gewijzigd worden. Het volgt uit andere gegevens.
refusal-nothing-to-edit = Voor { $field } is op deze dag niets om te wijzigen. Plaats de medewerker eerst in een team.
    .bare = Hier is op deze dag niets om te wijzigen.
refusal-nothing-found = Er is niets gevonden met "{ $value }". Typ iets anders.
    .bare = Er is niets gevonden. Typ iets anders.
refusal-nothing-to-repeat = Er is nog geen wijziging om te herhalen.
refusal-select-team-first = Kies eerst een team.
refusal-select-member-first = Kies eerst een medewerker.
refusal-select-row-first = Kies eerst een regel.
refusal-no-end-here = Een regel als deze heeft hier geen einde. Wijzig zo nodig de laatste dag.
refusal-too-long-to-copy = Deze tekst is te lang om te kopiëren.
refusal-file-exists = Er is al een bestand "{ $file }". Kies een andere naam.
    .bare = Er is al een bestand met deze naam. Kies een andere naam.
refusal-no-such-form = "{ $file }" heeft een onbekende vorm. Kies een naam op .csv, .xlsx, .json of .md.
    .bare = Deze vorm is er niet. Kies een naam op .csv, .xlsx, .json of .md.
refusal-empty-selection = Er is niets gekozen. Kies eerst een of meer regels met de spatiebalk.

refusal-duplicate-in-file = Dit nummer staat al eerder in het bestand, in regel { $row }.
    .bare = Dit nummer staat al eerder in het bestand.
refusal-name-missing = De naam ontbreekt. Vul een achternaam in.
refusal-number-missing = Het nummer ontbreekt. Vul een nummer in.

refusal-sheet-not-recognised = In "{ $file }" ({ $sheet }) zijn de koppen niet herkend. Zeg met --kind wat erin staat en met --map wat een kolom is.
    .bare = De koppen zijn niet herkend. Zeg met --kind wat erin staat en met --map wat een kolom is.
refusal-column-missing = In "{ $file }" ({ $sheet }) ontbreekt de kolom { $field }. Zeg met --map welke kolom dat is.
    .bare = Er ontbreekt een kolom. Zeg met --map welke kolom dat is.
refusal-sheet-skipped = In "{ $file }" is het blad "{ $sheet }" overgeslagen: de koppen zijn niet herkend.
    .bare = Een blad is overgeslagen: de koppen zijn niet herkend.
refusal-no-such-column = Er is geen kolom "{ $value }". Schrijf de kop zoals hij in het bestand staat.
    .bare = Deze kolom is er niet. Schrijf de kop zoals hij in het bestand staat.
refusal-start-needed = In "{ $file }" staat niet vanaf welke dag mensen in hun team werken. Geef die dag op.
    .bare = Er staat niet vanaf welke dag mensen in hun team werken. Geef die dag op.
refusal-looks-like-citizen-number = In "{ $file }", kolom "{ $column }", staan getallen die burgerservicenummers kunnen zijn ({ $count } keer). Kijk na of ze er mogen staan.
    .bare = Er staan getallen die burgerservicenummers kunnen zijn. Kijk na of ze er mogen staan.
refusal-placements-outside-team = Plaatsingen buiten de tijd dat het team er is: { $count }.
    .bare = Er vallen plaatsingen buiten de tijd dat het team er is.
refusal-employments-without-contract = Dienstverbanden die niet gemaakt zijn, omdat niet gegeven is of het contract tijdelijk of onbepaald is: { $count }.
    .bare = Er zijn dienstverbanden niet gemaakt: er staat niet bij of het contract tijdelijk of onbepaald is.
refusal-file-not-found = Het bestand "{ $file }" is er niet. Kijk de naam en de map na.
    .bare = Dit bestand is er niet. Kijk de naam en de map na.
refusal-file-directory = "{ $file }" is een map. Geef de naam van een bestand.
    .bare = Dit is een map. Geef de naam van een bestand.
refusal-file-unknown-format = "{ $file }" kan niet gelezen worden. CSV, XLSX, XLS en ODS kunnen wel.
    .bare = Dit soort bestand kan niet gelezen worden. CSV, XLSX, XLS en ODS kunnen wel.
refusal-file-empty = In "{ $file }" staat geen tabel.
    .bare = In dit bestand staat geen tabel.
refusal-file-damaged = "{ $file }" is beschadigd. Maak het bestand opnieuw.
    .bare = Dit bestand is beschadigd. Maak het opnieuw.
refusal-file-too-large = "{ $file }" is te groot. Verdeel het in kleinere bestanden.
    .bare = Dit bestand is te groot. Verdeel het in kleinere bestanden.
refusal-file-unreadable = "{ $file }" kan niet worden geopend. Kijk na of u het mag lezen.
    .bare = Dit bestand kan niet worden geopend. Kijk na of u het mag lezen.
refusal-chance-agreed = Kans { $chance } is al afgesproken op { $day }.
    .bare = Deze kans is al afgesproken.
refusal-chance-given-up = Kans { $chance } is vervallen op { $day }. Maak het veld "Vervallen op" leeg om verder te gaan.
    .bare = Deze kans is vervallen. Maak het veld "Vervallen op" leeg om verder te gaan.
refusal-chance-has-team = Kans { $chance } is al een team geworden.
    .bare = Deze kans is al een team geworden.
refusal-chance-not-begun = Het eerste gesprek over kans { $chance } is pas op { $day }. Kies een latere dag.
    .bare = Het eerste gesprek over deze kans is later. Kies een latere dag.
refusal-chance-not-agreed = Kans { $chance } is op die dag nog niet afgesproken. Spreek de kans eerst af.
    .bare = Deze kans is op die dag nog niet afgesproken. Spreek de kans eerst af.
refusal-chance-without-client = Bij kans { $chance } staat geen opdrachtgever. Vul die eerst in.
    .bare = Bij deze kans staat geen opdrachtgever. Vul die eerst in.
refusal-year-not-begun = Het jaar { $year } is op { $day } nog niet begonnen. Kies een eerder jaar of een latere peildatum.
    .bare = Dat jaar is nog niet begonnen. Kies een eerder jaar of een latere peildatum.
refusal-wrong-usage = Deze opdracht klopt niet. Met --help staat er hoe het wel kan.
refusal-other = Dit kan niet ({ $code }).

reason-no-such-date = datum bestaat niet
reason-not-a-number = geen getal
reason-hours-too-many = meer dan { $most } uur per week kan niet
    .bare = te veel uren per week
reason-unknown-team = onbekend team
reason-duplicate-in-file = nummer staat dubbel in het bestand (eerst in regel { $row })
    .bare = nummer staat dubbel in het bestand
reason-name-missing = naam ontbreekt
reason-hours-not-positive = uren moeten hoger zijn dan 0
reason-number-missing = nummer ontbreekt
reason-not-a-date = geen datum

forbidden-citizen-number = De kolom "{ $heading }" wordt overgeslagen en nergens bewaard. Een burgerservicenummer mag alleen worden gebruikt als een wet dat regelt (UAVG, artikel 46).
    .names = bsn | burgerservicenummer | burger service nummer | sofi | sofinummer | sofi-nummer | sofinr | bsnnr | bsn-nummer
forbidden-health = De kolom "{ $heading }" wordt overgeslagen en nergens bewaard. Wat iemand mankeert, mag een werkgever niet vastleggen (AVG, artikel 9).
    .names = diagnose | ziektebeeld | aandoening | beperking | beperkingen | handicap | medisch | medische gegevens | reden verzuim | reden van verzuim | verzuimreden | oorzaak ziekte | oorzaak verzuim | reden ziekte | ziekte | ziekteoorzaak | klacht | klachten | medicatie | medicijnen | gezondheid | arbeidsbeperking
forbidden-benefit = De kolom "{ $heading }" wordt overgeslagen en nergens bewaard. Het soort uitkering zegt iets over de gezondheid en mag niet worden vastgelegd (AVG, artikel 9).
    .names = uitkering | uitkeringssoort | soort uitkering | wajong | wia | iva | wga | wao | wsw | ziektewet | bijstand | participatiewet | bijstandsuitkering
refusal-rows-refused = { $count } regels worden geweigerd. Herstel ze, of lees alleen de goede regels in.
    .bare = Er zijn regels geweigerd. Herstel ze, of lees alleen de goede regels in.
refusal-changed-meanwhile = Iemand wijzigde intussen dezelfde gegevens. Lees de bestanden opnieuw in.
refusal-task-package-cleared = Team { $team } doet ander werk; kies een takenpakket.
    .bare = Dat team doet ander werk; kies een takenpakket.
refusal-team-needed = Uren en taken horen bij een team. Geef er een team bij: team=T001.
refusal-backup-onto-itself = De kopie kan niet over het bestand zelf heen. Kies een andere naam.

# Wie meetelt en wat met opdrachtgevers is afgesproken.
refusal-next-check-not-later = De volgende controle moet na de controle zelf liggen.
refusal-shares-over-whole = De aandelen van dit team zijn op { $day } samen { $sum } procent. Meer dan 100 kan niet: geef eerst een andere opdrachtgever minder.
    .bare = De aandelen van dit team zijn samen meer dan 100 procent. Geef eerst een andere opdrachtgever minder.
refusal-shares-under-whole = De aandelen van dit team zijn op { $day } samen { $sum } procent. De rest telt voor geen opdrachtgever.
    .bare = De aandelen van dit team zijn samen minder dan 100 procent. De rest telt voor geen opdrachtgever.
refusal-no-share-to-end = Deze opdrachtgever heeft op { $day } geen aandeel in dit team.
    .bare = Deze opdrachtgever heeft geen aandeel in dit team.
refusal-day-of-check-needed = Geef de dag waarop in het register is gekeken.
refusal-day-of-agreement-needed = Geef de dag vanaf wanneer het aantal banen is afgesproken.
refusal-sensitive-text = In { $field } lijkt iets over gezondheid of een burgerservicenummer te staan. Dat mag niet worden vastgelegd: schrijf het anders.
    .bare = In een notitie lijkt iets over gezondheid of een burgerservicenummer te staan. Dat mag niet worden vastgelegd: schrijf het anders.
refusal-ended-otherwise = Voor { $kind } is er een eigen opdracht om het te beëindigen.
    .bare = Hiervoor is er een eigen opdracht om het te beëindigen.
refusal-already-ended = Dit is al geëindigd op { $day }.
    .bare = Dit is al geëindigd.
refusal-no-outcome = Bij { $kind } hoort geen uitkomst.
    .bare = Hierbij hoort geen uitkomst.
refusal-nothing-runs = { $record } heeft op { $day } geen lopend { $kind }.
    .bare = Er loopt op die dag niets om te beëindigen.
refusal-several-run = Bij { $record } loopt meer dan één { $kind }. Geef het kenmerk uit list --json.
    .bare = Er loopt er meer dan één. Geef het kenmerk uit list --json.
refusal-already-absent = { $member } is al afwezig sinds { $day }.
    .bare = Deze medewerker is al afwezig.
refusal-not-absent = { $member } is op { $day } niet afwezig.
    .bare = Deze medewerker is op die dag niet afwezig.
