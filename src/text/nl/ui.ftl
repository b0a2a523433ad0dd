# The screen.
app-name = Binnenwerk
view-roster = Rooster
view-agenda = Agenda
view-candidates = Kandidaten
view-clients = Opdrachtgevers
view-overview = Overzicht
view-log = Log
view-chances = Kansen
view-parameters = Parameters
view-work = Werksoorten
view-leading = Leiding
view-closed-periods = Afgesloten
view-access-rights = Toegang
view-costs = Kosten
view-stages = Fasen
view-instruments = Instrumenten
view-contacts = Contacten
view-employments = Dienstverbanden
short-view-roster = Rooster
short-view-agenda = Agenda
short-view-candidates = Kand
short-view-clients = Opdr
short-view-overview = Overz
short-view-log = Log
short-view-chances = Kans
short-view-parameters = Par
short-view-work = Werk
short-view-leading = Leid
short-view-closed-periods = Afgesl
short-view-access-rights = Toegang
short-view-costs = Kost
short-view-stages = Fasen
short-view-instruments = Instr
short-view-contacts = Cont
short-view-employments = Dienst
all-teams = Alle teams
all-clients = Alle opdrachtgevers
all-vacancies = Alle vacatures
lane-ended = Afgerond
jobs = banen
as-of = peildatum
saved = bewaard
busy = bezig…
rows-shown = { $from }–{ $to } van { $count }
smaller = kleiner
pane-sums-member = { $count ->
        [one] 1 mens
       *[other] { $count } mensen
    } · { $sum } uur
pane-sums-team = { $count ->
        [one] 1 team
       *[other] { $count } teams
    } · { $sum } plaatsen
pane-sums-vacancy = { $count ->
        [one] 1 vacature
       *[other] { $count } vacatures
    } · { $sum } plaatsen
pane-sums-organisation = { $count ->
        [one] 1 opdrachtgever
       *[other] { $count } opdrachtgevers
    } · { $sum } banen afgesproken
team-still = stil
team-pilot = pilot
as-soon-as-possible = zo snel
first-start-title = Er zijn nog geen gegevens. Hoe wilt u beginnen?
first-start-import = Excel, ODS of CSV van uw kantoor. U ziet eerst wat erin staat; er wordt pas bewaard als u dat zegt.
first-start-here = In deze map ({ $count }): { $files }
first-start-none-here = In deze map staan geen bestanden die ingelezen kunnen worden; een andere map kiest u daar.
first-start-demo = Een verzonnen programma in een tijdelijk bestand: alles mag, en in uw eigen bestand verandert niets. Met { $quit } komt u hier terug.
first-start-by-hand = Eerst een werksoort, dan een team, dan de mensen erin. Elk formulier leidt naar het volgende, tot u stopt met Esc.
    .spoken = Eerst een werksoort, dan een team, dan de mensen erin. Elk formulier leidt naar het volgende, tot u stopt met /stop.
first-start-keys = Letter of Enter: kiezen · Esc: naar het lege rooster; { $palette } en dan beginnen brengt dit terug
    .spoken = Typ de letter van uw keuze. Een lege regel zegt de volgende. /stop: naar het lege rooster; het woord beginnen brengt dit terug.
demo-mark = DEMO
read-only-mark = ALLEEN LEZEN
note-demo = Dit is de demo: alles en iedereen is verzonnen en niets blijft bewaard. Stoppen brengt u terug naar uw eigen rooster.
form-by-hand = * moet ingevuld zijn. Na dit formulier komt het volgende: werksoort, team, mensen. Esc: stoppen.
    .spoken = Een lege regel: volgende veld, op het laatste veld: bewaren. Na dit formulier komt het volgende: werksoort, team, mensen. /stop: stoppen.
pane-empty = nog niets; n maakt een nieuwe
pane-no-hits = niets gevonden
selected = { $count } gekozen
selected-hidden = { $count } gekozen, { $hidden } niet te zien
selected-hidden-short = { $count } · { $hidden } niet te zien
selected-more = en nog { $count }
deselected = { $count ->
        [one] 1 gekozen regel staat hier niet meer, en is niet meer gekozen.
       *[other] { $count } gekozen regels staan hier niet meer, en zijn niet meer gekozen.
    }
bulk-title = { $field } wijzigen
bulk-differs = verschilt
bulk-empty = leeg
bulk-nothing = leeg
bulk-same = { $value } blijft
bulk-hidden = niet te zien
bulk-how = Typ of kies wat overal komt te staan.
bulk-hours = Samen { $before } → { $after } uur
bulk-jobs = banen { $before } → { $after }
bulk-from = vanaf { $day }
bulk-unchanged = blijft gelijk: { $count }
five-numbers = { $places } plaatsen · { $filled } bezet · { $jobs } banen · { $reserved } toegezegd · { $open } open
five-numbers-short = { $places } pl · { $filled } bez · { $jobs } ban · { $reserved } toeg · { $open } open
five-numbers-counting = { $places } plaatsen · { $filled } bezet, { $counting } tellen mee · { $jobs } banen · { $reserved } toegezegd · { $open } open
five-numbers-counting-short = { $places } pl · { $filled } bez ({ $counting } tellen) · { $jobs } ban · { $open } open
screen-too-small = Dit venster is te klein. Er zijn ten minste { $columns } kolommen en { $rows } regels nodig.
nothing-changed = niets gewijzigd
undone = ongedaan: { $what }
repeated = herhaald: { $what }
redone = opnieuw gedaan: { $what }
summary-made = { $kind } toegevoegd
summary-gone = { $kind } weggehaald
summary-beside = { $kind } erbij: { $fields }
filter-label = filter
filter-help-fields = velden (Tab vult aan): { $names }
    .spoken = velden: { $names }
filter-help-sources = namen, of wat er moet (Tab vult aan): { $names }
    .spoken = namen, of wat er moet: { $names }
filter-help-logged = zoekt in wie het deed, wat, en om wie of wat het ging
filter-help-choices = kies uit: { $names }
filter-help-order = na { $field }: < <= > >= = != met een waarde
filter-help-signs = na { $field }: : = of != met een waarde
pick-anybody = Zoek een medewerker, team, kandidaat, vacature of opdrachtgever
pick-team = Verplaats naar team
pick-team-for = Verplaats { $name } naar team, vanaf { $day }
pick-member = Wie komt op deze vacature?
pick-one = Kies
pick-view = Weergave
columns-title = Kolommen · { $kind }
columns-keys = Space tonen of niet  < > andere plaats  + - breder, smaller
    Enter bewaren  0 zoals het was  Esc niets veranderen
    .spoken = Typ tekens: j en k omlaag en omhoog, een spatie toont of niet, < en > andere plaats, + en - breder en smaller, 0 zoals het was. Een lege regel bewaart, /stop verandert niets.
pick-draft = Ga verder met
pick-none-empties = Delete maakt leeg
    .spoken = mag leeg blijven
seats-free = { $filled }/{ $places }, { $free } vrij
seats-full = { $filled }/{ $places }, vol
pick-no-hits = niets gevonden
pick-nothing-with = niets gevonden met "{ $typed }"
pick-no-choice = niets gevonden met "{ $typed }"; u kunt kiezen: { $choices }
pick-no-candidates = Er zijn nog geen kandidaten. Een nieuwe maakt u in Kandidaten, bij de sollicitaties van de vacature, met n.
palette-no-hits = niets gevonden; een ander woord vindt misschien wel wat u zoekt
form-hire = Nieuwe medewerker
form-rehire = Opnieuw in dienst
form-team = Nieuw team
form-vacancy = Nieuwe vacature
form-add = Nieuw: { $kind }
form-end-placement = Plaatsing beëindigen
form-end-service = Uit dienst
form-close-vacancy = Vacature sluiten
form-enrol = Nieuwe kandidaat
form-end-application = Sollicitatie afsluiten
form-place = Plaatsen
form-end-team = Team beëindigen
form-stand-still = Team staat stil
form-resume = Team weer aan het werk
form-convert = Pilot wordt structureel
form-merge-client = Opdrachtgever gaat op in een andere
form-split-client = Deel van een opdrachtgever gaat over
form-fix-statement = Doorbelasting vaststellen; daarna verandert zij niet meer
form-credit-statement = Doorbelasting terugnemen; dat blijft staan
form-as-of = Andere peildatum
form-name-view = Weergave bewaren
form-close-period = Periode afsluiten; daarna alleen nog verbeteringen
form-about-files = Wat het is
form-export = Wegschrijven naar een bestand
form-choose = ↓ of typ om te kiezen
    .spoken = typ om te kiezen
form-until-now = loopt nu tot en met { $day }
form-choose-other = ↓: iets anders
    .spoken = met /kies hoort u wat u kunt kiezen
form-keep = Enter: zo laten, of typ zelf
    .spoken = een lege regel laat dit zo, of typ zelf
form-required = * is verplicht. Enter: volgende veld, op het laatste veld: bewaren. Esc: weg; wat u typte, blijft als concept.
    .spoken = Een lege regel: volgende veld, op het laatste veld: bewaren. /stop: weg; wat u typte, blijft als concept.
form-end-placement-hint = Alleen de plaats in dit team eindigt; het dienstverband loopt door. Uit dienst melden: Esc, en dan { $end-service }.
    .spoken = Alleen de plaats in dit team eindigt; het dienstverband loopt door. Uit dienst melden: /stop, en dan { $end-service }.
form-stays = Na bewaren komt de volgende; Esc houdt op. " neemt over wat u hiervoor invulde.
    .spoken = Na bewaren komt de volgende; /stop houdt op.
form-alike = Let op: er is al { $names }
form-required-no-draft = * is verplicht. Enter: volgende veld, op het laatste veld: bewaren. Esc: weg zonder te bewaren.
    .spoken = Een lege regel: volgende veld, op het laatste veld: bewaren. /stop: weg zonder te bewaren.
label-first-day = Eerste dag
label-into = Naar opdrachtgever
label-only-team = Alleen in team
label-jobs-along = Banen van de afspraak
label-template = Sjabloon
label-folder = In de map
label-ending = Hoe
label-ended-on = Op
label-as-of = Dag
label-view-name = Naam
label-view-shared = Voor iedereen
label-period = Maand of jaar
label-file-mapping = Zoals eerder
label-file-keep-as = Bewaren onder naam
label-file-kind = Soort
label-file-map = Kolommen
label-file-from = Vanaf
label-file-dates = Datums
label-file-headings-row = Rij met koppen
label-file-number-people = Nummers geven
label-file-no-end = 31-12-9999 is geen einde
label-file = Bestand (.csv, .xlsx, .ods, .json of .md)
label-first-day-back = Eerste dag terug
label-last-day = Laatste dag
label-heir = Aan wie
label-next-heir = En aan wie nog (om de beurt)
label-cover-until = Alleen vervanging tot en met
form-contact = Contact
form-start-absence = Verzuim
form-end-absence = Weer aan het werk
form-close = Beëindigen: { $kind }
form-one-field = Enter: bewaren. Esc: niets doen.
    .spoken = Een lege regel: bewaren. /stop: niets doen.
form-at-once = Enter: bewaren. Tab: volgende veld. Esc: niets doen.
    .spoken = Een lege regel: volgende veld, op het laatste veld: bewaren. /stop: niets doen.
status-absent = verzuim { $days }
status-contact-late = contact { $days }
mark-absent = (v)
mark-contact-late = (c)
mark-counts-not = (n)
mark-no-leader = !tl
mark-no-coach = !jc
team-leader = tl { $who }
team-coach = jc { $who }
team-no-leader = zonder teamleider
team-no-coach = zonder jobcoach
pick-belonging = Nieuw bij { $name }
doubt-title = Mag dit worden vastgelegd?
doubt-back = Terug, en anders schrijven
doubt-anyway = Toch bewaren
doubt-closed-title = Is dit een verbetering?
doubt-closed-back = Terug, en niets veranderen
doubt-correct = Ja, verbeter de afgesloten periode
help-title = Hulp
palette-title = Opdrachten
help-here = U staat op: { $field }. Typ om te zoeken, Enter voert uit.
conflict-title = Iemand was u voor
conflict-what = { $who } heeft intussen dit veld gewijzigd: { $field }. Wat moet er staan?
conflict-theirs = Laat staan wat er nu staat: { $value }
conflict-mine = Zet er neer wat ik typte: { $value }
somebody = Een collega
this-record = deze regel
history = Geschiedenis
whole-counts = { $places } plaatsen · { $filled } bezet · { $counting } tellen mee · { $open } open
charges-draft = Doorbelasting aan { $client }, { $from } – { $until }, nog niet vastgesteld
charges-fixed = Doorbelasting { $number } aan { $client }, { $from } – { $until }
charges-credit = Creditdoorbelasting { $number } aan { $client }, neemt { $credited } terug, { $from } – { $until }
correction-since = vanaf { $since }
correction-on = op { $since }
correction-between = van { $since } t/m { $until }
correction-nothing = geen
correction-hours = uren { $was } → { $became } { $days }
correction-placed = plaatsing in dit team { $days } met { $became } uur, was er niet
correction-not-placed = geen plaatsing in dit team { $days }, was { $was } uur
correction-team = team loopt { $days }, was er niet
correction-no-team = team loopt niet { $days }, was er wel
correction-price = prijs { $was } → { $became } { $days }
correction-share = aandeel { $was }% → { $became }% { $days }
correction-credited = deel dat voor deze opdrachtgever telt { $was }% → { $became }% { $days }
correction-basis = grondslag { $was } → { $became } { $days }
correction-unit = bedrag geldt per { $was } → { $became } { $days }
correction-taken_back = teruggenomen door een creditdoorbelasting
correction-rounded = afronding, regel anders verdeeld { $days }
correction-recounted = opnieuw uitgerekend, met de regels van nu
correction-withheld = andere gegevens van het werk of van medewerkers
correction-closed_period = afgesloten periode
correction-published = afgesloten periode: gepubliceerd { $published }, nu bekend { $known }
charges-parts = kosten { $costs } · meevallers { $windfalls } · correcties { $corrections }
charges-total = totaal { $total }
charges-total-for-client = voor de opdrachtgever · totaal { $total }
charges-none = In deze periode is er niets door te belasten.
log-when = Wanneer
log-who = Wie
log-what = Wat
log-records = { $count } gegevens
log-created = nieuw:
log-from-day = { $text } vanaf { $day }
log-removed = weg:
log-taken-back = teruggedraaid
log-erased = gewist uit { $what }
log-erased-kind = { $count } { $what }
log-erased-asked = op verzoek
log-erased-terms = volgens { $what }
log-erased-decided = besloten door { $who }
log-corrects = verbetering van een afgesloten periode, vanaf { $day }
hand-over-title = Overdragen vanaf { $day }: wat gaat naar wie
cover-title = Vervanging van { $day } tot en met { $until }: wat gaat naar wie
hand-over-go = Enter: zo doen · Esc: terug
    .spoken = Een lege regel: zo doen · /stop: terug
files-title = Bestanden inlezen: welke?
files-marked = { $count ->
        [one] 1 bestand gekozen
       *[other] { $count } bestanden gekozen
    }
files-looking = De map wordt bekeken…
files-more = Er zijn meer bestanden dan hier passen: typ het begin van de naam.
files-none = Hier is niets dat zo begint. Enter leest wat er getypt staat.
files-kinds = Mappen, en bestanden die ingelezen kunnen worden (Excel, ODS, CSV, tekst, JSON)
files-keys = Tab: aanvullen · ↓ en spatie: meer bestanden kiezen · Enter: map in, of kijken wat in de bestanden staat · Esc: niets doen
    .spoken = Typ een pad, en daarna een lege regel: map in, of kijken wat in het bestand staat. /stop: niets doen.
import-title = Inlezen
import-reading = De bestanden worden gelezen…
import-writing = De gegevens worden bewaard…
import-seconds =
    { $count ->
        [one] 1 seconde bezig
       *[other] { $count } seconden bezig
    }
import-new = nieuw
import-changed = gewijzigd
import-unchanged = gelijk
import-unknown = Niet herkende kolommen, overgeslagen: { $columns }
import-worked-out = Kolommen die het programma zelf uitrekent, overgeslagen: { $columns }
import-ambiguous = Dag of maand eerst is niet zeker in kolom { $column }; dag eerst gelezen.
import-refused = { $count ->
        [one] 1 regel wordt geweigerd:
       *[other] { $count } regels worden geweigerd:
    }
rows-alike = { $row } en { $count } meer
import-row = regel { $row }
import-answer = { $what } ({ $count ->
        [one] 1 regel
       *[other] { $count } regels
    })
import-answer-create = { $kind } maken die er nog niet zijn
import-answer-other-name = de andere namen zijn zo bedoeld
import-answer-same-person = het zijn andere mensen
import-answer-near-name = de namen zijn zo bedoeld
import-answer-given-out = niemand van hen is hier gewist
import-answer-other-number = deze nummers zijn van andere mensen
import-answer-parts-of-one = het zijn delen van 1: 0,5 is 50 procent
import-answer-number-people = nummers geven aan wie er geen heeft
import-answer-no-end = deze dagen betekenen: geen einde
import-look-through = Tab: de regels zelf, { $list }
    .spoken = /terug: de regels zelf, { $list }
import-looking-through = Tab: verder
    .spoken = /terug: verder
import-about = o: zeggen wat het is
import-nothing = Er verandert niets. Enter: terug
import-go = Enter: alles inlezen · Esc: niets doen
    .spoken = Een lege regel: alles inlezen · /stop: niets doen
import-stuck = Er is niets goeds om in te lezen. Esc: terug
    .spoken = Er is niets goeds om in te lezen. /stop: terug
import-go-good = g: alleen de goede regels inlezen · Esc: niets doen
    .spoken = g: alleen de goede regels inlezen · /stop: niets doen
note-paste-only-in-text = Plakken kan alleen in een tekstveld of in een cel.
note-mapping-kept = Bewaard: de volgende keer kiest u deze naam bij "Zoals eerder".
note-imported = Ingelezen; u maakt het met één keer ongedaan weer los.
note-concealed = Gevoelige gegevens zijn weer afgedekt.
concealed-title = Afgedekt
concealed-how = Wat hier open staat, is afgedekt. { $show } toont het even. { $close } sluit het; wat u in een formulier typte, wordt bewaard.
    .spoken = Wat hier open staat, is afgedekt. { $show } toont het even. /stop sluit het; wat u in een formulier typte, wordt bewaard.
note-revealed = Gevoelige gegevens zijn nu even te zien.
note-nothing-concealed = Er is niets afgedekt. Met reveal_minutes in de instellingen wordt dat anders.
note-no-field-here = Deze regel is geen veld. Wijzigen gaat op een veld.
note-no-such-key = Deze toets doet hier niets. In de hulp staat wat hier kan.
note-nothing-to-choose = Er is hier nog niets te kiezen.
lock-title = Binnenwerk · vergrendeld
lock-any-key = Druk op een toets om verder te gaan.
lock-passphrase = Typ de wachtzin en druk op Enter:
lock-wrong = Dat is niet de wachtzin. Typ hem opnieuw:
note-copied = Naar het klembord van uw terminal gestuurd.
exported = { $count ->
        [one] 1 regel geschreven naar { $file }
       *[other] { $count } regels geschreven naar { $file }
    }
lettered = { $count ->
        [one] 1 brief geschreven naar { $file }
       *[other] { $count } brieven geschreven naar { $file }
    }
note-other-day-stays = U kijkt naar een andere dag; T gaat terug naar vandaag.
hint-save = bewaar
hint-next = volgende
hint-previous = vorige
hint-down = omlaag
hint-page = bladzijde
hint-keep = laat staan
hint-choose = kies
hint-cancel = niets doen
hint-reveal = even tonen
hint-keep-filter = houd
hint-clear = wis
hint-edit = wijzig
hint-undo = ongedaan
hint-back = terug
hint-revert = draai terug
hint-whole = alles
hint-filter = filter
hint-roster = rooster
hint-help = hulp
hint-move = verplaats
hint-new = nieuw
hint-next-one = en nog een
hint-end = beëindig
hint-find = zoek
hint-mark = kies
hint-erase = wis
hint-read-in = lees in
hint-do-all = doe het
hint-more-rows = meer regels
hint-as-of = peildatum
hint-quit = stop
hint-sort = sorteer
hint-copy = kopieer
hint-export = schrijf weg
hint-members = medewerkers
hint-vacancy = vacature
hint-fill = vul
hint-close = sluit
hint-contact = contact
hint-absence = verzuim
hint-hold = wacht
hint-stage-on = verder
hint-stage-back = terug
hint-place = plaats
hint-end-application = sluit af
hint-apply = zet op vacature
hint-candidates = kandidaten
hint-regions = regio's
hint-divided-otherwise = anders verdeeld
hint-teams = teams
hint-lines = regels
hint-draft = volgende
hint-fix = vaststellen
hint-origin = herkomst
hint-version = met of zonder personen
hint-credit = neem terug
hint-rate = tarief
action-edit = Wijzig deze cel, of kies; bij cijfers: typ een cijfer
    .spoken = Wijzig dit, of kies
action-new = Nieuw: team, medewerker, vacature of kandidaat
action-new-ones = Nieuw, en telkens nog een
action-move-member = Verplaats naar een ander team
action-vacancy = Vacature openen, of deze vacature vullen
action-merge-client = Voeg opdrachtgever samen
action-split-client = Splits opdrachtgever
action-stage-on = Kandidaat of kans naar de volgende fase
action-end = Beëindig wat onder de cursor staat, sluit vacature
action-contact = Leg contact vast, in één regel
action-absence = Verzuim: begint, of is voorbij
action-stage-back = Kandidaat terug naar de vorige fase
action-place = Geef kandidaat de plaats
action-apply = Zet een kandidaat op deze vacature
action-whole = Toon alles van deze regel
action-find = Zoek een medewerker, team, kandidaat, vacature of opdrachtgever
action-filter = Filter
action-sort = Sorteer op deze kolom, nog eens: omgekeerd
action-mark = Kies deze regel, of niet meer
action-mark-all = Kies alle regels van het filter, of geen
action-mark-range = Kies de regels van hier tot de cursor
action-mark-down = Kies ook de volgende regel
action-mark-up = Kies ook de regel ervoor
action-mark-rest = Kies de andere regels van het filter
action-undo = Maak ongedaan
action-redo = Doe opnieuw
action-repeat = Herhaal de laatste wijziging op deze regel
action-ditto = Neem over wat in de regel erboven staat
action-enter-down = Enter gaat na bewaren een regel omlaag: aan of uit
action-place-back = Terug naar waar u was
action-place-forward = Vooruit, na terug
action-jobs-by = Banen per regio, opdrachtgever, werksoort of provincie
action-as-of = Kijk naar een andere dag (peildatum)
action-close-period = Sluit een maand of jaar af
action-today = Kijk weer naar vandaag
action-end-service = Uit dienst
action-erase = Alles wissen van deze persoon
action-rehire = Opnieuw in dienst nemen
action-register = Leg een registercontrole vast
action-hold = Zet vacature op wachten, of weer open
action-stand-still = Zet team stil
action-resume = Team weer aan het werk
action-convert = Maak pilot structureel
action-import = Bestanden inlezen
action-first-start = Beginnen: inlezen, demo of met de hand
action-demo = Rondkijken in de demo
action-by-hand = Met de hand beginnen: werksoort, team, mensen
action-copy = Kopieer deze cel
action-copy-row = Kopieer deze regel
action-export = Schrijf deze regels naar een bestand
action-revert = Draai deze wijziging terug (in het log)
action-view-roster = Rooster
action-view-agenda = Agenda
action-view-candidates = Kandidaten
action-view-clients = Opdrachtgevers
action-view-overview = Overzicht
action-view-log = Log
action-view-chances = Kansen
action-view-parameters = Parameters: wat wet en programma bepalen
action-view-work = Werksoorten en takenpakketten
action-view-leading = Leiding: wie leidt, coacht en werft, met teams, mensen en signalen
action-view-closed-periods = Afgesloten perioden: welke maanden en jaren dicht zijn
action-view-access-rights = Toegangsrechten: wie wat mag zien en wijzigen
action-view-costs = Kostensoorten en tarieven
action-view-stages = Fasen van de werving
action-view-instruments = Instrumenten: wat voor wie is aangevraagd, toegekend of geweigerd
action-view-contacts = Contacten: gesprekken met medewerkers
action-view-employments = Dienstverbanden: wie in dienst is, en wie waarom vertrok
action-next-view = Volgend scherm
action-previous-view = Vorig scherm
action-next = Volgend deel of veld
action-previous = Vorig deel of veld
action-up = Omhoog
action-down = Omlaag
action-left = Kolom naar links
action-right = Kolom naar rechts
action-page-up = Bladzijde omhoog
action-page-down = Bladzijde omlaag
action-half-up = Halve bladzijde omhoog
action-half-down = Halve bladzijde omlaag
action-first = Eerste regel
action-last = Laatste regel
action-line-start = Eerste kolom
action-line-end = Laatste kolom
action-palette = Alle opdrachten op naam
action-help = Hulp
action-save = Opslaan: gaat vanzelf
action-language = Taal: Nederlands of Engels
action-backup = Reservekopie maken
action-reveal = Gevoelige gegevens even tonen, of weer afdekken
action-named-views = Een bewaarde weergave tonen: filter, volgorde, kolommen en dag
action-name-view = Deze weergave bewaren onder een naam
action-columns = Kolommen kiezen: welke, waar en hoe breed
action-enlarge = Dit deel het hele scherm geven, of weer de andere erbij
action-drafts = Ga verder met wat u begon en niet bewaarde
action-lock = Vergrendel het scherm
action-redraw = Teken het scherm opnieuw
action-suspend = Zet het programma stil (fg gaat verder)
action-cancel = Stop wat begonnen is
action-back = Terug, of stop
column-function = Functie
form-about-files-hint = Kolommen: kop=veld; kop=- laat een kolom weg. Wat leeg is, wordt uit het bestand gelezen. Tab: volgende. Enter: kijken.
    .spoken = Kolommen: kop=veld; kop=- laat een kolom weg. Wat leeg is, wordt uit het bestand gelezen.
form-days = Een dag: 31-12-2026, vandaag, gisteren, +7 (dagen), 2w, 3m. Enter: kijk. Esc: niets doen.
    .spoken = Een dag: 31-12-2026, vandaag, gisteren, +7 (dagen), 2w, 3m. Een lege regel: kijk. /stop: niets doen.
from-short = vanaf { $day }
until-short = t/m { $day }
not-known = niet bekend
expected-lapsed = vervallen (register)
per-month = Verwacht per maand
client-periods = Over een periode, tot en met { $day }
client-year = Jaar { $year }
client-quarter = Kwartaal { $quarter } { $year }
client-period-paid = { $jobs } banen ({ $hours } uur), laatste dag { $day-jobs }
note-saved-at-once = Elke wijziging wordt meteen bewaard: rechtsonder staat dan ✓ bewaard.
note-other-language = Start het programma met --lang en, of zet lang = "en" in de instellingen.
note-whole-copy = Typ in de shell: binnenwerk backup, met de naam van de kopie erachter.
note-last-row = Dit is de laatste regel.
note-first-row = Dit is de eerste regel.
note-last-column = Dit is de laatste kolom; Tab gaat naar een andere lijst.
    .spoken = Dit is de laatste kolom.
note-first-column = Dit is de eerste kolom; Tab gaat naar een andere lijst.
    .spoken = Dit is de eerste kolom.
note-last-field = Dit is het laatste veld.
note-first-field = Dit is het eerste veld.
form-close-chance = Kans laten vervallen
form-leave-staff = Begeleider stopt
form-hand-over = Werk overdragen
form-team-of-chance = Kans wordt een team
hint-hand-over = draag over
hint-leaves = stopt
hint-give-up = vervalt
hint-talks = gesprekken

# The overview, on the screen and in reports.
overview-title = { $programme }: overzicht op { $day }
overview-came-and-went = Instroom telt wie in een team begon, van buiten of na een tijd zonder team; uitstroom telt wie geen team meer had. Wie uit dienst ging, staat in `report leavers`.
overview-year-title = { $programme }: jaaroverzicht { $year }
overview-stand = Op { $day } waren er { $jobs } banen en werkten er { $people } mensen in { $teams } teams.
overview-stand-unknown = Op { $day } werkten er { $people } mensen in { $teams } teams; hoeveel banen dat zijn, is niet bekend.
overview-more = Dat zijn netto { $jobs } nieuwe banen sinds { $day }.
overview-less = Dat zijn { $jobs } banen minder dan op { $day }.
overview-more-unknown = Hoeveel banen dat meer of minder zijn dan op { $day }, is niet bekend.
overview-of-target = Dat is { $percent }% van het doel van { $target } banen.
overview-of-target-unknown = Hoeveel dat is van het doel van { $target } banen, is niet bekend.
overview-no-target = Het doel is niet bekend.
overview-nothing = Geen.
overview-unnamed = niet bekend
overview-withheld = te weinig antwoorden
overview-no-reason = geen reden gegeven
overview-whole-programme = het hele programma
overview-key-figures = Kerncijfers
overview-months = Banen per maand
overview-clients = Banen per opdrachtgever
overview-work-types = Banen per werksoort
overview-provinces = Banen per provincie
overview-new-teams = Nieuwe teams
overview-ended-teams = Gestopte teams
overview-leaving = Reden van uitstroom
overview-surveys = Medewerkersonderzoek
overview-chances = Kansen
overview-talks = Gesprekken met opdrachtgevers in dit jaar: { $count }.
overview-forecast = Prognose
overview-forecast-unknown = De prognose is niet bekend: er is op deze dag geen aantal uren in een baan (parameter job_hours).
overview-line-none = Rechte lijn: er zijn te weinig maanden om door te trekken.
overview-line-reaches = Rechte lijn door de laatste 12 maanden: het doel wordt bereikt in { $month ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }.
overview-line-never = Rechte lijn door de laatste 12 maanden: het doel wordt zo niet bereikt.
overview-pipeline-reaches = Pijplijn: het doel wordt bereikt in { $month ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }.
overview-pipeline-never = Pijplijn: het doel wordt met wat nu bekend is niet bereikt.
overview-pipeline-means = De pijplijn telt bij de banen van nu op: { $chances } banen uit afgesproken en kansrijke kansen, vanaf hun verwachte start, en { $vacancies } banen uit open vacatures. Niemand vertrekt.
overview-left-out = Niet meegeteld, want er ontbreekt een dag of een aantal: { $count ->
        [one] 1 kans of vacature
       *[other] { $count } kansen en vacatures
    } ({ $jobs } banen uit kansen).
overview-head-figure = Cijfer
overview-head-day = Dag
overview-head-jobs = Banen
overview-head-target = Doel
overview-head-people = Mensen
overview-head-teams = Teams
overview-head-places = Plaatsen
overview-head-placed = Geplaatst
overview-head-occupancy = Bezetting %
overview-head-absence = Verzuim %
overview-head-came = Instroom
overview-head-went = Uitstroom
overview-head-new-teams = Nieuwe teams
overview-head-ended-teams = Gestopte teams
overview-head-difference = Verschil
overview-head-share = Aandeel %
overview-head-client = Opdrachtgever
overview-head-work-type = Werksoort
overview-head-province = Provincie
overview-head-code = Code
overview-head-team = Team
overview-head-first-day = Eerste dag
overview-head-last-day = Laatste dag
overview-head-reason = Reden
overview-head-score = Cijfer
overview-head-answers = Antwoorden
overview-head-phase = Fase
overview-head-chances = Kansen
overview-head-expected = Verwachte banen
overview-head-line = Rechte lijn
overview-head-pipeline = Pijplijn
overview-flows = In- en uitstroom per maand
overview-rates = Bezetting en verzuim per maand
overview-people = Vertrek en medewerkersonderzoek
overview-leaving-year = Reden van uitstroom, laatste 12 maanden
overview-others = { $count } andere
overview-head-month = Maand
overview-legend = Lijn: banen { $jobs } · stippen •: doel { $target } · op { $day }: rechte lijn (losse punten) { $line }, pijplijn (blokjes) { $pipeline }
overview-score = { $day } { $of }, { $answers } antwoorden
overview-score-withheld = { $day } { $of }, te weinig antwoorden ({ $answers })
agenda-contract = contract loopt af
agenda-short-contract = contract
agenda-notice = contract aanzeggen
agenda-short-notice = aanzeggen
agenda-pilot = pilot eindigt
agenda-short-pilot = pilot
agenda-standstill = stilstand eindigt
agenda-short-standstill = stilstand
agenda-leader = geen teamleider
agenda-short-leader = geen leider
agenda-coach = geen jobcoach
agenda-short-coach = geen coach
agenda-instrument = termijn
agenda-short-instrument = termijn
agenda-register = register nagaan
agenda-short-register = controle
agenda-register-lost = instrument zonder register
agenda-short-register-lost = beëindigen
agenda-instrument-left = instrument na uitdienst
agenda-short-instrument-left = beëindigen
agenda-own-coach-left = eigen jobcoach na uitdienst
agenda-short-own-coach-left = beëindigen
agenda-benefit-day = loonkostenvoordeel
agenda-short-benefit-day = voordeel
agenda-no-team = geen team
agenda-short-no-team = geen team
agenda-unchecked = register nooit nagegaan
agenda-short-unchecked = controle
agenda-certificate = certificaat verloopt
agenda-short-certificate = certificaat
agenda-signal = signaal afhandelen
agenda-short-signal = signaal
agenda-contact = contact opnemen
agenda-short-contact = contact
agenda-absence = verzuim: stap
agenda-short-absence = verzuim
agenda-absence-ahead = verzuim: stap daarna
agenda-short-absence-ahead = verzuim
agenda-review = verzuim bespreken
agenda-short-review = bespreken
agenda-no-risk = ziekte melden bij UWV
agenda-short-no-risk = melden UWV
agenda-chance = kans: volgende stap
agenda-short-chance = kans
agenda-vacancy = vacature nog open
agenda-short-vacancy = vacature
agenda-trial = proefplaatsing eindigt
agenda-short-trial = proef
agenda-retention = gegevens verwijderen
agenda-short-retention = wissen
agenda-retention-left = oud-medewerkers wissen
agenda-short-retention-left = wissen
agenda-who-left = { $count } oud-medewerkers
contract-number = Nummer
contract-name = Naam
contract-end = Loopt tot
contract-from = Nieuw per
contract-next = Nieuw tot
contract-chain = Keten
contract-notice = Aanzeggen
contract-permanent = onbepaald
contract-leaves = uit dienst
contract-refused = gaat niet
contract-chain-of = { $contracts } van { $most-contracts }, { $months } van { $most-months } mnd
contract-chain-short = { $contracts }/{ $most-contracts } { $months }/{ $most-months }
contract-chain-plain = { $contracts }, { $months } mnd
contracts-title = Contracten van { $count } { $count ->
        [1] medewerker
       *[other] medewerkers
    }
contracts-foot = { $done } gaan door{ $refused ->
        [0] { "" }
       *[other] {" "}· { $refused } gaan niet
    }
urgency-late = Te laat { $count }
urgency-week = Deze week { $count }
urgency-later = Later { $count }
urgency-folded = dicht
due-days = { $days } d
hint-fold = vouw dicht
hint-unfold = vouw open
dry-run-same = blijft gelijk
dry-run-sums = In team { $people-before } → { $people } · uren { $hours-before } → { $hours } · banen { $jobs-before } → { $jobs } · open { $open-before } → { $open }
dry-run-foot = Vanaf { $day } · { $done } gaan door{ $refused ->
        [0] { "" }
       *[other] {" "}· { $refused } gaan niet
    }
detail-now = Nu
detail-past = { $kind }, eerder
detail-empty = { $count } { $count ->
        [1] leeg veld
       *[other] lege velden
    } ({ $key } toont ze)
detail-empty-named = leeg: { $names } ({ $key })
tour-1 = Stap 1 van 5 · Vind iemand: druk { $find }, typ een paar letters van een naam (vis sas) en druk Enter.
tour-2 = Stap 2 van 5 · Wijzig uren: ga met { $right } naar Uren, druk { $edit }, typ 28 en druk Enter.
tour-3 = Stap 3 van 5 · Verplaats: druk { $move }, typ een paar letters van een team en druk Enter.
tour-4 = Stap 4 van 5 · Kijk naar een dag die voorbij is: druk { $day }, typ gisteren en druk Enter. Met { $today } bent u terug.
tour-5 = Stap 5 van 5 · Maak ongedaan: druk { $undo }. De laatste wijziging gaat terug, en u ziet wie en wat.
tour-6 = Klaar: dit was de rondleiding. Kijk verder rond, of stop met { $quit }. Van wat u hier deed, blijft niets over.
agenda-selected = { $count } gekozen
form-contracts = Contracten
form-letters = Brieven uit een sjabloon
label-contract-step = Wat
hint-all-fields = ook lege
hint-contracts = contracten
hint-correct = verbeter
hint-weigh = bekijk wat verandert
hint-put-right = verbeter
hint-leave-out = laat weg
action-contracts = Contracten verlengen, vast maken of laten eindigen
action-letters = Brieven schrijven uit een sjabloon
action-correct = Verbeter wat nooit zo was
agenda-let-off = Telt vanaf { $day }: { $what }
agenda-more = en nog { $count }
due-late = { $days } d te laat
due-today = vandaag
due-left = over { $days } d
column-due = Uiterlijk
column-left = Dagen
column-what = Wat
column-number = Nummer
column-who = Wie
column-team = Team
column-detail = Meer
agenda-empty = Er staat niets open.
settle-contract = verleng contract
settle-notice = noteer aanzegging
settle-pilot = maak structureel
settle-standstill = nieuwe laatste dag
settle-leader = kies teamleider
settle-coach = kies jobcoach
settle-instrument = werk bij
settle-register = leg controle vast
settle-register-lost = beëindig
settle-instrument-left = beëindig
settle-own-coach-left = beëindig
settle-benefit-day = naar de parameter
settle-no-team = naar een team
settle-unchecked = leg controle vast
settle-certificate = nieuwe einddatum
settle-signal = sluit signaal
settle-contact = leg contact vast
settle-absence = leg stap vast
settle-absence-ahead = noteer gedane stap
settle-review = noteer bespreking
settle-no-risk = noteer melding
settle-chance = volgende stap
settle-vacancy = vul vacature
settle-retention = bekijk en wis
settle-retention-left = bekijk en wis
settle-trial = nieuwe einddatum
column-settle = Enter
hint-settle = handel af
form-extend-contract = Contract verlengen of vast maken
form-fill = Afhandelen

# Woorden waarop een opdracht ook te vinden is.
find-edit = bewerk pas aan verander cel uren telefoon
find-new = maak toevoegen voeg toe aanmaken indiensttreding aannemen
find-new-ones = reeks achtereen invoeren formulier toevoegen
find-move-member = verhuis verhuizen overplaatsen ander team
find-vacancy = plek functie vul
find-end = stop verwijder weg wissen sluit afsluiten einde
find-contracts = tijdelijk onbepaald aanzegging verlenging
find-letters = brief sjabloon aanzegging post document
find-correct = fout herstel rechtzetten achteraf vergissing
find-contact = gesprek notitie aantekening bel
find-absence = ziek ziekte verlof afwezig beter hersteld
find-merge-client = samenvoegen fusie opgaan overdragen
find-split-client = splitsen deel overdragen afsplitsen
find-stage-on = akkoord verder
find-stage-back = achteruit
find-place = aannemen plaatsen
find-apply = solliciteer sollicitatie
find-whole = details dossier geschiedenis bekijk notitie
find-find = opzoeken vind persoon naam
find-filter = selecteer zoek beperk
find-sort = rangschik volgorde orden
find-mark = selecteer aanvinken
find-mark-all = selecteer alles aanvinken
find-mark-range = selecteer bereik reeks
find-mark-down = selecteer regel omlaag shift
find-mark-up = selecteer regel omhoog shift
find-mark-rest = selecteer omkeren rest
find-undo = ongedaan herstel terugdraaien wissen
find-redo = opnieuw weer
find-repeat = nogmaals
find-ditto = dito idem zelfde boven aanhalingsteken
find-enter-down = instelling kolom invoeren volgende
find-place-back = vorige plek geschiedenis
find-place-forward = volgende plek geschiedenis
find-jobs-by = verdeling uitsplitsing gebied regio's
find-as-of = peildatum datum dag toekomst verleden vanaf ingang straks
find-close-period = periode afsluiten vaststellen publiceren cijfers dicht
find-today = nu vandaag
find-end-service = ontslag vertrek verwijder uitdiensttreding
find-rehire = terugkeer herintreder
find-register = doelgroepregister banenafspraak quotum
find-hold = wacht pauze
find-stand-still = stilstand pauze stop
find-resume = hervat
find-convert = pilot vast
find-import = import importeer excel csv laden
find-first-start = eerste start begin
find-demo = voorbeeld kijk proberen
find-by-hand = begin zelf handmatig invoeren
find-copy = klembord
find-copy-row = klembord
find-export = export exporteren excel csv bestand
find-revert = herstel terugdraaien
find-view-agenda = contract verlengen termijn
find-view-parameters = instellingen regels
find-view-roster = teams medewerkers lijst begin
find-view-candidates = werving sollicitanten
find-view-clients = klanten bedrijven tarieven
find-view-overview = cijfers totalen stand
find-view-log = logboek wijzigingen geschiedenis
find-view-chances = acquisitie gesprekken
find-view-work = taken soorten werk
find-view-closed-periods = dichte maanden gepubliceerd vastgesteld lijst
find-view-access-rights = rollen rechten beheerder inloggen autorisatie
find-view-costs = prijzen doorbelasting posten
find-view-stages = stadia procedure stappen kandidaten
find-view-instruments = subsidies loonkosten loondispensatie jobcoach lijst
find-view-contacts = gesprekken bezoeken notities lijst
find-view-employments = contracten vertrek vertrokken uitstroom lijst
find-view-leading = begeleiders jobcoaches teamleiders overdragen
find-next-view = tabblad vooruit
find-previous-view = tabblad achteruit
find-next = vooruit tab
find-previous = achteruit tab
find-up = boven vorige rij
find-down = onder beneden volgende rij
find-left = links opzij
find-right = rechts opzij
find-page-up = pagina scherm terug
find-page-down = pagina scherm verder
find-half-up = scroll terug
find-half-down = scroll verder
find-first = bovenaan begin
find-last = onderaan einde
find-line-start = begin links
find-line-end = einde rechts
find-erase = vergeten avg verwijderen
find-reveal = zichtbaar verbergen onthullen verzuim notitie
find-named-views = view favoriet opgeslagen selectie
find-name-view = view opslaan favoriet selectie
find-columns = kolom kolommen breedte volgorde verbergen weergave
find-enlarge = groter kleiner zoom volledig breed
find-drafts = concept kladje verder begonnen onafgemaakt
find-lock = slot wachtzin weglopen
find-redraw = verversen opfrissen beeld
find-suspend = pauze achtergrond
find-save = bewaar bewaren save
find-language = taal engels nederlands english dutch language
find-backup = backup kopie veiligstellen
find-help = toetsen uitleg
find-palette = menu commando
find-cancel = annuleer afbreken
find-back = stop stoppen sluit afsluiten einde quit
key-taken = Uw instellingen nemen de toets { $key } weg van "{ $from }": die doet nu "{ $by }".
weekday-1 = ma
weekday-2 = di
weekday-3 = wo
weekday-4 = do
weekday-5 = vr
weekday-6 = za
weekday-7 = zo
echo-today = vandaag
echo-ahead-days = { $n ->
        [one] over 1 dag
       *[other] over { $n } dagen
    }
echo-ahead-weeks = { $n ->
        [one] over 1 week
       *[other] over { $n } weken
    }
echo-ahead-months = { $n ->
        [one] over 1 maand
       *[other] over { $n } maanden
    }
echo-ago-days = { $n ->
        [one] 1 dag geleden
       *[other] { $n } dagen geleden
    }
echo-ago-weeks = { $n ->
        [one] 1 week geleden
       *[other] { $n } weken geleden
    }
echo-ago-months = { $n ->
        [one] 1 maand geleden
       *[other] { $n } maanden geleden
    }
note-draft-kept = Weggelegd als concept, ook als het programma stopt. { $key } gaat verder.
note-drafts-there = Er is nog iets dat u begon en niet bewaarde. { $key } gaat verder.
note-enter-goes-down = Enter gaat voortaan na bewaren een regel omlaag.
note-enter-stays = Enter blijft voortaan na bewaren op de regel staan.
note-no-place-back = Verder terug was u nergens.
note-no-place-forward = Verder vooruit is er niets.
note-no-drafts = U begon niets dat nog bewaard moet worden.
note-no-views = Er is nog geen weergave bewaard.
note-no-view-here = Hier valt geen weergave te bewaren: dat kan van een lijst.
note-view-by-g = Hier hoort geen cijfer. Een scherm is g en zijn cijfer, zoals g 2.
note-view-kept = De weergave is bewaard.
form-draft = Dit is het concept van daarnet. { $key } gooit het weg en begint opnieuw.
    .spoken = Dit is het concept van daarnet. /opnieuw gooit het weg en begint opnieuw.
pick-none-yet = Er is nog geen { $kind }. Enter of { $key } maakt er een.
    .spoken = Er is nog geen { $kind }. /kies maakt er een.
pick-makes = niets gevonden met "{ $typed }"; { $key } maakt een nieuwe { $kind }
    .spoken = niets gevonden met "{ $typed }"; /kies maakt een nieuwe { $kind }
correction-title = Cijfers van dagen die voorbij zijn die veranderen
correction-figure = Cijfer
correction-before = Was
correction-after = Wordt
correction-part = { $of }: { $figure }
correction-left = Uit dienst
correction-talks = Gesprekken met opdrachtgevers
correction-closed = afgesloten
correction-none = Geen cijfer van een dag die voorbij is, verandert.
correction-heading = Verbeter: { $what } · { $whose }
correction-becomes = { $before } → { $after }, het was nooit anders
correction-days = Dit staat in cijfers van dagen die voorbij zijn:
correction-foot = { $count ->
    [0] geen cijfer verandert
    [one] één cijfer verandert
   *[other] { $count } cijfers veranderen
 }{ $closed ->
    [0] {""}
   *[other] , waarvan { $closed } in een afgesloten periode
 }

jobs-by-title-region = Regio's
jobs-by-title-client = Banen per opdrachtgever
jobs-by-title-work-type = Banen per werksoort
jobs-by-title-province = Banen per provincie
jobs-by-region = Regio
jobs-by-client = Opdrachtgever
jobs-by-work_type = Werksoort
jobs-by-province = Provincie
jobs-by-jobs = Banen
jobs-by-people = Mensen
jobs-by-quota_jobs = Quotum
jobs-by-places = Plaatsen
jobs-by-open = Open
jobs-by-teams = Teams
jobs-by-overdue = Te laat
jobs-by-open_signals = Signalen
erase-title-of = Wat er wordt gewist van { $who }
erase-go = !: dit voorgoed wissen · Esc: terug
    .spoken = !: dit voorgoed wissen · /stop: terug
erase-nothing = De termijn loopt nog: er hoeft niets weg. · Esc: terug
    .spoken = De termijn loopt nog: er hoeft niets weg. · /stop: terug
erase-copy = kopie van het programma
erase-doubtful = Blijft staan: teksten van anderen waarin deze persoon misschien ook wordt genoemd. Kijk ze na
person-named-in = Teksten van anderen waarin deze persoon (misschien) wordt genoemd
retention-text = Tekst
erase-look = noemt misschien, blijft
erase-title = Wat er wordt gewist
retention-title = Wat gewist moet worden
retention-none = Er hoeft niets te worden gewist.
retention-all = alles
retention-until = Mocht tot
retention-number = Nummer
retention-who = Wie
retention-what = Wat
retention-term = Termijn
retention-held = Blijft
retention-kind = Soort
retention-count = Aantal
plain-start = Typ het getal of de letter die voor een keuze staat, een lege regel voor de volgende, een woord of toets voor een opdracht, ? voor wat hier kan, ook bij een vraag. /stop gaat terug, /alles zegt alles nog eens.
plain-now = Nu: { $value }
plain-now-empty = Nu: leeg
plain-saves = { "; met een lege regel is het klaar" }
plain-choice = { ", keuze" }
plain-in-form = Typ wat er in moet komen. Een lege regel laat staan wat er staat en gaat verder; op het laatste veld bewaart die. /kies noemt de keuzes, /leeg maakt leeg, /terug gaat een veld terug, /stop houdt op.
plain-in-list = Typ een getal, of een paar letters om te zoeken. Een lege regel neemt wat gevonden is; als u niets zocht, gaat die terug.
plain-in-columns = Of typ een kolom om die in deze regel te wijzigen, met erachter wat het wordt: uren 24.
plain-needed = { ", verplicht" }
plain-chosen = { " gekozen" }
plain-actions = Opdrachten
plain-not-understood = Dit is geen opdracht. Met ? hoort u wat hier kan.
plain-word-stop = stop weg annuleer cancel
plain-word-back = terug back
plain-word-next = volgende next
plain-word-before = vorige previous
plain-word-empty = leeg empty
plain-word-choose = kies choose
plain-word-anew = opnieuw anew
plain-word-all = alles all
view-shared = voor iedereen
