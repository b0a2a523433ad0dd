# The screen.
app-name = Binnenwerk
view-roster = Rooster
view-agenda = Agenda
view-candidates = Kandidaten
view-clients = Opdrachtgevers
view-overview = Overzicht
view-log = Log
view-chances = Kansen
short-view-roster = Rooster
short-view-agenda = Agenda
short-view-candidates = Kand
short-view-clients = Opdr
short-view-overview = Overz
short-view-log = Log
short-view-chances = Kans
view-empty = Hier is nog niets te zien.
all-teams = Alle teams
all-clients = Alle opdrachtgevers
all-vacancies = Alle vacatures
lane-ended = Afgerond
jobs = banen
as-of = peildatum
saved = bewaard
busy = bezig…
rows-shown = { $from }–{ $to } van { $count }
team-still = stil
team-pilot = pilot
as-soon-as-possible = zo snel
pane-empty = nog niets; n maakt een nieuwe
pane-no-hits = niets gevonden
marked = { $count } geselecteerd
five-numbers = { $places } plaatsen · { $filled } bezet · { $jobs } banen · { $reserved } toegezegd · { $open } open
five-numbers-short = { $places } pl · { $filled } bez · { $jobs } ban · { $reserved } toeg · { $open } open
screen-too-small = Dit venster is te klein. Er zijn ten minste { $columns } kolommen en { $rows } regels nodig.
nothing-changed = niets gewijzigd
undone = ongedaan: { $verb }
redone = opnieuw gedaan: { $verb }
filter-label = filter
pick-team-for = { $count ->
        [one] Verplaats naar team
       *[other] Verplaats { $count } medewerkers naar team
    }
pick-anybody = Zoek een medewerker of team
pick-member = Wie komt op deze vacature?
pick-one = Kies
pick-none-empties = Delete maakt leeg
pick-no-hits = niets gevonden
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
form-fix-statement = Doorbelasting vaststellen; daarna verandert zij niet meer
form-as-of = Andere peildatum
form-import = Bestanden inlezen
form-export = Wegschrijven naar een bestand
form-choose = typ om te kiezen
form-required = * is verplicht. Enter: volgende veld, op het laatste veld: bewaren. Esc: niets doen.
label-first-day = Eerste dag
label-ending = Hoe
label-ended-on = Op
label-as-of = Dag
label-files = Bestanden, met spaties ertussen
label-file = Bestand (.csv, .xlsx, .json of .md)
label-first-day-back = Eerste dag terug
form-contact = Contact
form-start-absence = Verzuim
form-end-absence = Weer aan het werk
form-close = Beëindigen: { $kind }
form-at-once = Enter: bewaren. Tab: volgende veld. Esc: niets doen.
status-absent = verzuim { $days }
status-contact-late = contact { $days }
mark-absent = (v)
mark-contact-late = (c)
mark-no-leader = !tl
mark-no-coach = !jc
team-no-leader = zonder teamleider
team-no-coach = zonder jobcoach
pick-belonging = Nieuw bij { $name }
doubt-title = Mag dit worden vastgelegd?
doubt-back = Terug, en anders schrijven
doubt-anyway = Toch bewaren
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
whole-counts = { $places } plaatsen · { $filled } bezet · { $open } open
charges-draft = Doorbelasting aan { $client }, { $from } – { $until }, nog niet vastgesteld
charges-fixed = Doorbelasting { $number } aan { $client }, { $from } – { $until }
charges-sums = kosten { $costs } · meevallers { $windfalls } · correcties { $corrections } · totaal { $total }
charges-none = In deze periode is er niets door te belasten.
log-when = Wanneer
log-who = Wie
log-what = Wat
log-records = { $count } gegevens
log-created = nieuw:
log-removed = weg:
import-title = Inlezen
import-reading = De bestanden worden gelezen…
import-writing = De gegevens worden bewaard…
import-new = nieuw
import-changed = gewijzigd
import-unchanged = gelijk
import-unknown = Niet herkende kolommen, overgeslagen: { $columns }
import-ambiguous = Dag of maand eerst is niet zeker in kolom { $column }; dag eerst gelezen.
import-refused = { $count ->
        [one] 1 regel wordt geweigerd:
       *[other] { $count } regels worden geweigerd:
    }
import-row = regel { $row }
import-nothing = Er verandert niets. Enter: terug
import-go = Enter: alles inlezen · Esc: niets doen
import-stuck = Er is niets goeds om in te lezen. Esc: terug
import-go-good = g: alleen de goede regels inlezen · Esc: niets doen
note-paste-only-in-text = Plakken kan alleen in een tekstveld.
note-imported = Ingelezen; u maakt het met één keer ongedaan weer los.
note-copied = Naar het klembord van uw terminal gestuurd.
exported = { $count ->
        [one] 1 regel geschreven naar { $file }
       *[other] { $count } regels geschreven naar { $file }
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
hint-end = beëindig
hint-find = zoek
hint-mark = selecteer
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
hint-lines = regels
hint-draft = volgende
hint-fix = vaststellen
hint-origin = herkomst
hint-rate = tarief
action-edit = Wijzig deze cel, of kies
action-new = Nieuw: team, medewerker, vacature of kandidaat
action-move-member = Verplaats naar een ander team
action-vacancy = Vacature openen, of deze vacature vullen
action-end = Beëindig plaatsing, team of sollicitatie, sluit vacature
action-stage-on = Kandidaat of kans naar de volgende fase
action-stage-back = Kandidaat terug naar de vorige fase
action-place = Geef kandidaat de plaats
action-apply = Zet een kandidaat op deze vacature
action-end = Beëindig plaatsing of team, sluit vacature
action-contact = Leg contact vast, in één regel
action-absence = Verzuim: begint, of is voorbij
action-whole = Toon alles van deze regel
action-find = Zoek een medewerker of team
action-filter = Filter
action-sort = Sorteer op deze kolom, nog eens: omgekeerd
action-mark = Selecteer deze regel
action-mark-all = Selecteer alle regels, of geen
action-undo = Maak ongedaan
action-redo = Doe opnieuw
action-repeat = Herhaal de laatste wijziging op deze regel
action-as-of = Kijk naar een andere dag (peildatum)
action-today = Kijk weer naar vandaag
action-end-service = Uit dienst
action-rehire = Opnieuw in dienst nemen
action-hold = Zet vacature op wachten, of weer open
action-stand-still = Zet team stil
action-resume = Team weer aan het werk
action-convert = Maak pilot structureel
action-import = Bestanden inlezen
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
action-redraw = Teken het scherm opnieuw
action-suspend = Zet het programma stil (fg gaat verder)
action-cancel = Stop wat begonnen is
action-back = Terug, of stop
column-function = Functie
form-days = Een dag: 31-12-2026, vandaag, gisteren, +7 (dagen), 2w, 3m. Enter: kijk. Esc: niets doen.
until-short = t/m { $day }
note-last-row = Dit is de laatste regel.
note-first-row = Dit is de eerste regel.
form-close-chance = Kans laten vervallen
form-team-of-chance = Kans wordt een team
hint-give-up = vervalt
hint-talks = gesprekken

# The overview, on the screen and in reports.
overview-title = { $programme }: overzicht op { $day }
overview-year-title = { $programme }: jaaroverzicht { $year }
overview-stand = Op { $day } waren er { $jobs } banen en werkten er { $people } mensen in { $teams } teams.
overview-more = Dat zijn netto { $jobs } nieuwe banen sinds { $day }.
overview-less = Dat zijn { $jobs } banen minder dan op { $day }.
overview-of-target = Dat is { $percent }% van de { $target } afgesproken banen.
overview-no-target = Hoeveel banen zijn afgesproken, is niet bekend.
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
overview-left-out = Niet meegeteld, want er ontbreekt een dag of een aantal: { $count } kansen en vacatures ({ $jobs } banen uit kansen).
overview-head-figure = Cijfer
overview-head-day = Dag
overview-head-jobs = Banen
overview-head-target = Afgesproken
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
