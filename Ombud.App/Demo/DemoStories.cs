// What people come with: invented matters by theme and department, written so that they read as a call or as a letter.
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

/// <summary>
/// A matter in a few sentences. Words in braces are filled in by <see cref="DemoTexts"/>: {jeg} and its kin become "I" in a
/// letter and "she" in a note of a call; {sag} is what the matter is about, {afd} the department.
/// </summary>
/// <param name="Department">The only department that the story fits; null fits all.</param>
sealed record DemoStory(Theme Theme, string? Department, string Text);

static partial class DemoStories
{
    public static readonly ILookup<Theme, DemoStory> All =
        ((IEnumerable<DemoStory>)[.. Waiting, .. Procedure, .. Conduct, .. Limits]).ToLookup(s => s.Theme);

    static DemoStory[] Waiting =>
    [
        new(Theme.HandlingTime, null, "{Jeg} søgte om {sag} den {dato}. {Afd} skrev, at der ville komme svar inden for fire uger, men nu er der gået {uger} uger, og {jeg} har ikke hørt andet end en automatisk kvittering. Når {jeg} ringer, får {jeg} at vide, at sagen ligger i bunken."),
        new(Theme.HandlingTime, null, "Sagen om {sag} har været undervejs i {uger} uger. {Jeg} har haft {gange} forskellige sagsbehandlere, og hver gang begynder det forfra med de samme oplysninger. Ingen kan sige, hvornår der kommer en afgørelse."),
        new(Theme.HandlingTime, null, "{Jeg} har afleveret alle de oplysninger om {sag}, som {afd} bad om, senest den {dato}. Siden har der været stille. På kommunens hjemmeside står en frist, som for længst er overskredet, og {jeg} har ikke fået besked om, at det trækker ud."),
        new(Theme.HandlingTime, null, "{Jeg} fik medhold i en klage over {sag}, og sagen blev sendt tilbage til {afd} til ny behandling. Det er {uger} uger siden. {Jeg} har rykket {gange} gange uden at få andet svar end, at man vender tilbage."),
        new(Theme.HandlingTime, null, "Den {dato} lovede {afd} at vende tilbage om {sag} i løbet af en uge. Det er ikke sket. {Jeg} har lagt besked {gange} gange, og {jeg} ved hverken, hvem der har sagen nu, eller hvad den venter på."),
        new(Theme.HandlingTime, null, "Ansøgningen om {sag} blev væk i forbindelse med et systemskifte, siger {afd}. {Jeg} sendte den igen den {dato} og har stadig ikke fået en afgørelse. {Jeg} mener ikke, at det skal komme {mig} til skade, at papirerne blev væk."),
        new(Theme.HandlingTime, "job-centre", "{Jeg} har været sygemeldt siden foråret og venter på, at jobcentret tager stilling til, om sygedagpengene kan forlænges. Lægens attest kom ind den {dato}. Udbetalingen stopper med udgangen af måneden, og {jeg} kan ikke få at vide, om sagen når at blive afgjort."),
        new(Theme.HandlingTime, "job-centre", "Rehabiliteringsteamet anbefalede fleksjob på mødet den {dato}, men den endelige afgørelse er aldrig kommet. {Jeg} har et tilbud fra en arbejdsgiver, som ikke vil vente længere, og jobcentret svarer, at sagen mangler en underskrift."),
        new(Theme.HandlingTime, "job-centre", "{Jeg} skulle have haft en opfølgningssamtale hver fjerde uge i {sit} jobafklaringsforløb. Den seneste samtale var den {dato}, og siden er to aftaler aflyst samme morgen. {Jeg} oplever, at sagen står helt stille."),
        new(Theme.HandlingTime, "job-centre", "Kontanthjælpen er sat i bero, fordi jobcentret mangler kontoudtog. {Jeg} afleverede dem i skranken den {dato} og har en kvittering. Efter {uger} uger er der stadig ikke udbetalt noget, og huslejen er ikke betalt."),
        new(Theme.HandlingTime, "citizen-service", "{Jeg} flyttede den {dato} og anmeldte flytningen samme dag. Borgerservice stiller spørgsmål ved bopælen, og så længe sagen kører, får {jeg} ikke {sin} post og kan ikke få lægeskift. Nu er der gået {uger} uger."),
        new(Theme.HandlingTime, "citizen-service", "Udlejer kræver indskuddet betalt nu. Ansøgningen om beboerindskudslån blev sendt den {dato}, men Borgerservice kan ikke sige, hvornår den bliver behandlet, og lejligheden går til en anden, hvis {jeg} ikke kan betale."),
        new(Theme.HandlingTime, "social", "{Min} datter på ni år har ventet på aflastning siden den {dato}. Familien er bevilget timerne, men der er ikke fundet et sted. {Jeg} har bedt om en tidsplan {gange} gange, og hver gang er svaret, at man arbejder på det."),
        new(Theme.HandlingTime, "social", "{Jeg} søgte om fortsat dækning af merudgifter til {min} søn i god tid. Bevillingen løb ud den {dato}, uden at der var truffet en ny afgørelse, og siden har {jeg} selv lagt {beløb} kroner ud til medicin og kørsel."),
        new(Theme.HandlingTime, "health", "{Min} mor blev udskrevet den {dato} og skulle have vurderet sit behov for hjælp samme uge. Visitationen er udskudt {gange} gange. I mellemtiden kommer {jeg} selv morgen og aften ved siden af {sit} arbejde."),
        new(Theme.HandlingTime, "health", "Genoptræningsplanen fra sygehuset siger opstart inden for syv dage. Det er {uger} uger siden, og {jeg} er stadig på venteliste. Lægen siger, at ventetiden gør skaden værre."),
        new(Theme.HandlingTime, "schools", "{Min} søn har fået udarbejdet en pædagogisk-psykologisk vurdering, som var færdig den {dato}. Skolen venter på forvaltningen, og forvaltningen venter på skolen. Han har haft {uger} ugers skolevægring imens."),
        new(Theme.HandlingTime, "environment", "{Jeg} har søgt om byggetilladelse til en tilbygning på 28 kvadratmeter. Sagen blev meldt fuldt oplyst den {dato}. Håndværkerne er rykket til foråret, og Teknik og Miljø svarer ikke på, om det overhovedet kan nås."),
        new(Theme.HandlingTime, "environment", "Der har været oversvømmelse i haven tre gange, siden vejen blev lagt om. {Jeg} anmeldte det den {dato} og igen for nylig. {Afd} har lovet et tilsyn, men ingen har været her."),
        new(Theme.Availability, null, "{Jeg} har forsøgt at få fat i {afd} om {sag} i {dage} dage. Telefontiden er en time om formiddagen, og når {jeg} kommer igennem, bliver {jeg} stillet om til en telefonsvarer, der er fuld."),
        new(Theme.Availability, null, "{Min} sagsbehandler er gået på orlov, og {jeg} har ikke fået oplyst, hvem der har overtaget sagen om {sag}. {Jeg} har skrevet i den digitale post {gange} gange siden den {dato} uden at få svar."),
        new(Theme.Availability, null, "{Jeg} er fritaget fra Digital Post og kan ikke komme i kontakt med {afd} på anden måde end at møde op. I skranken fik {jeg} besked om at bestille tid på nettet, og det kan {jeg} ikke. Sagen handler om {sag}."),
        new(Theme.Availability, null, "{Jeg} blev lovet at blive ringet op af {afd} den {dato} mellem klokken 9 og 11. Det skete ikke, og det skete heller ikke de to næste gange, der blev lavet en aftale. {Jeg} har taget fri fra arbejde hver gang."),
        new(Theme.Availability, "job-centre", "Beskeder i jobcentrets selvbetjening bliver ikke besvaret. {Jeg} har spurgt om {sag} {gange} gange siden den {dato}, og {jeg} er bange for at blive trukket i ydelse, fordi en aftale ikke kunne flyttes i tide."),
    ];
}
