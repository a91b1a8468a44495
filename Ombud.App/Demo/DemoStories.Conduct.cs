// Stories about people and practical tasks, and about what the adviser cannot take up.
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

static partial class DemoStories
{
    static DemoStory[] Conduct =>
    [
        new(Theme.StaffConduct, null, "{Jeg} var til samtale i {afd} den {dato} om {sag}. Medarbejderen afbrød {mig} flere gange, rullede med øjnene og sagde, at {jeg} burde tage {sig} sammen. {Jeg} gik derfra uden at have fået svar på det, {jeg} kom for."),
        new(Theme.StaffConduct, null, "Tonen i telefonen har været hård. Da {jeg} spurgte ind til {sag}, blev der sagt, at {jeg} ikke var den eneste, der havde det svært, og så blev røret lagt på. Det var den {dato}, og {jeg} har ikke turdet ringe siden."),
        new(Theme.StaffConduct, null, "{Jeg} havde {sin} søster med som bisidder til mødet om {sag}. Hun fik besked på at sidde stille og ikke stille spørgsmål. {Jeg} oplevede, at mødet var afgjort på forhånd."),
        new(Theme.StaffConduct, "job-centre", "Jobkonsulenten har sagt til praktikstedet, at {jeg} nok ikke gider. Det fik {jeg} at vide af chefen dér den {dato}. {Jeg} synes ikke, at man kan have tillid til en myndighed, der taler sådan bag ens ryg."),
        new(Theme.PracticalTask, "health", "Hjemmeplejen kommer ikke på de aftalte tider. I sidste uge kom der ingen {gange} gange, og {min} mor fik ikke sin medicin om morgenen. {Jeg} har talt med gruppelederen, og det hjælper kun i et par dage."),
        new(Theme.PracticalTask, "health", "Der er gjort rent {gange} gange på to måneder, selv om bevillingen siger hver anden uge. Aflysningerne kommer samme dag. {Jeg} har skrevet datoerne op siden den {dato}."),
        new(Theme.PracticalTask, "schools", "Skolebussen har været forsinket næsten hver dag siden den {dato}. {Min} søn på otte år har stået ved vejen i mørke i over en halv time, og vognmanden henviser til kommunen."),
        new(Theme.PracticalTask, "schools", "Der har ikke været faste voksne på stuen i {uger} uger. {Jeg} henter et barn, der ikke er blevet skiftet, og som ikke har fået mad til tiden. Lederen siger, at der mangler hænder."),
        new(Theme.PracticalTask, "environment", "Affaldet er ikke hentet i {uger} uger på vores vej. {Afd} siger, at vognen har været der, men containerne står urørte. {Jeg} har sendt billeder {gange} gange."),
        new(Theme.PracticalTask, "environment", "Gadelyset på stien til stationen har været slukket siden den {dato}. {Jeg} har meldt det ind {gange} gange og får hver gang besked om, at sagen er løst."),
        new(Theme.PracticalTask, "social", "{Min} bror bor på botilbud og skulle have ledsagelse til tandlægen den {dato}. Der kom ingen, og tiden blev opkrævet som udeblivelse. Det er tredje gang i år."),
        new(Theme.PracticalTask, "citizen-service", "{Jeg} bestilte tid til pas den {dato}. Da {jeg} mødte op, var aftalen ikke registreret, og {jeg} måtte købe et provisorisk pas for at nå {sin} rejse. Det var en dyr dag."),
        new(Theme.Discrimination, null, "{Jeg} blev bedt om at dokumentere {sit} ophold og {sin} indtægt på en måde, som ingen andre, {jeg} kender, har skullet, da {jeg} søgte om {sag}. {Jeg} mener, at det skyldes {mit} efternavn, og det blev også antydet i samtalen den {dato}."),
        new(Theme.Discrimination, null, "{Jeg} bruger kørestol og kunne ikke komme ind til mødet om {sag} den {dato}, fordi elevatoren var i stykker. {Afd} afholdt mødet uden {mig} og skrev, at {jeg} var udeblevet."),
        new(Theme.Discrimination, "job-centre", "{Jeg} fik at vide på jobcentret, at {jeg} som 61-årig ikke skulle regne med at blive tilbudt {sag}, og at pladserne går til de unge. Det blev sagt den {dato}, mens {min} bisidder hørte det."),
    ];

    static DemoStory[] Limits =>
    [
        new(Theme.DecisionContent, null, "{Jeg} er uenig i afslaget på {sag} fra den {dato}. {Jeg} mener, at {afd} har vurderet {min} situation forkert, og at {jeg} opfylder betingelserne. {Jeg} vil have lavet afgørelsen om."),
        new(Theme.DecisionContent, null, "{Afd} har givet {mig} mindre, end {jeg} søgte om, i sagen om {sag}. {Jeg} kan dokumentere, at behovet er større, og {jeg} vil gerne have en ny vurdering fra en, der ikke har haft sagen før."),
        new(Theme.DecisionContent, "job-centre", "{Jeg} har fået stoppet sygedagpengene pr. {dato}, fordi jobcentret mener, at {jeg} er arbejdsdygtig. {Min} læge er uenig, og {jeg} vil have den lægelige vurdering prøvet igen."),
        new(Theme.ServiceLevel, null, "Kommunalbestyrelsen har sat serviceniveauet ned, og det går ud over {sag}. {Jeg} synes ikke, at en besparelse kan begrunde, at hjælpen falder væk for dem, der har brug for den."),
        new(Theme.ServiceLevel, "schools", "Skolen i vores landsby lukkes til sommer. {Jeg} mener ikke, at høringssvarene er læst, før det blev besluttet, og {jeg} vil klage over beslutningen og over de lange skoleveje."),
        new(Theme.ServiceLevel, "health", "Rengøringen er skåret fra hver anden til hver tredje uge i hele kommunen. {Jeg} ved, at det er politisk vedtaget, men {jeg} vil gerne klage, fordi {min} far ikke kan klare det selv."),
        new(Theme.Employment, null, "{Jeg} er ansat i kommunen og oplever, at {min} leder i {afd} behandler os forskelligt, når vagterne lægges. {Jeg} har talt med tillidsrepræsentanten og vil høre, om borgerrådgiveren kan gå ind i det."),
        new(Theme.Employment, null, "{Jeg} fik en advarsel den {dato}, som {jeg} ikke mener er rimelig. {Jeg} arbejder i {afd} og ved ikke, hvor {jeg} kan gå hen, når {jeg} ikke har tillid til {sin} nærmeste leder."),
        new(Theme.Other, null, "{Jeg} har {gange} sager i kommunen på én gang, blandt andet om {sag}, og ingen har overblikket. {Jeg} vil gerne have hjælp til at finde ud af, hvem der har hvad, og hvad der haster mest."),
        new(Theme.Other, null, "{Jeg} leder efter den rigtige indgang til {afd}. Det drejer sig om {sag}, men {jeg} er også usikker på, om det overhovedet er kommunen, der skal tage sig af det."),
        new(Theme.Other, null, "{Jeg} har fået en regning på {beløb} kroner, som {jeg} ikke kan genkende. Den kommer fra kommunen og henviser til {sag}. {Jeg} har spurgt {gange} steder uden at få en forklaring."),
    ];
}
