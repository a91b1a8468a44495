// Stories about how a matter was handled: guidance, reasons, hearing, insight.
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

static partial class DemoStories
{
    static DemoStory[] Procedure =>
    [
        new(Theme.Guidance, null, "{Jeg} er i tvivl om, hvad {jeg} skal gøre for at søge om {sag}. {Afd} henviser til hjemmesiden, men der står ikke, hvilke oplysninger der skal med, eller hvad der sker, hvis man mangler noget."),
        new(Theme.Guidance, null, "{Jeg} fik først at vide af {afd}, at {jeg} havde ret til {sag}, og bagefter at fristen for at søge var overskredet. {Jeg} mener, at man burde have sagt det, da {jeg} spurgte den {dato}."),
        new(Theme.Guidance, null, "{Jeg} har fået et brev om {sag} på fire sider, som {jeg} ikke forstår. Det fremgår ikke, om det er en afgørelse eller en orientering, og om {jeg} skal reagere inden en bestemt dato."),
        new(Theme.Guidance, null, "To medarbejdere i {afd} har sagt hver sin ting om {sag}. Den ene mente, at {jeg} skulle søge på ny, den anden at ansøgningen fra den {dato} stadig gælder. {Jeg} ved ikke, hvem {jeg} skal rette {sig} efter."),
        new(Theme.Guidance, "job-centre", "{Jeg} skal starte i virksomhedspraktik på mandag, men ved ikke, om {jeg} må sige nej til stedet, når {min} læge fraråder tungt arbejde. {Jeg} vil gerne vide, hvad det kan betyde for ydelsen, og hvordan {jeg} får det taget op."),
        new(Theme.Guidance, "job-centre", "{Jeg} er blevet sygemeldt fra en praktik og har fået et brev om, at {jeg} skal møde til samtale den {dato}. {Jeg} spørger, om {jeg} kan få samtalen på telefon, og om {jeg} må have en bisidder med."),
        new(Theme.Guidance, "citizen-service", "{Jeg} er blevet alene efter et dødsfald og kan ikke finde ud af, hvem i kommunen der kan hjælpe med boet, bopælen og de tillæg, som {min} ægtefælle fik. {Jeg} er blevet sendt rundt mellem {gange} numre."),
        new(Theme.Guidance, "social", "{Min} søn fylder snart 18, og al hjælp til ham udløber den dag. {Afd} har ikke fortalt, hvad der kommer bagefter, og {jeg} ved ikke, om {jeg} skal søge nu, eller om det sker af sig selv."),
        new(Theme.Guidance, "schools", "Skolen har bedt {mig} overveje et skoleskift. {Jeg} ved ikke, om det er et forslag eller en beslutning, hvem der afgør det, og hvad {jeg} kan kræve af støtte, hvis {min} datter bliver, hvor hun er."),
        new(Theme.Reasons, null, "{Jeg} har fået afslag på {sag} med den begrundelse, at betingelserne ikke er opfyldt. Der står ikke hvilke. {Jeg} havde vedlagt en udtalelse fra {sin} læge, og den er slet ikke nævnt i afgørelsen af {dato}."),
        new(Theme.Reasons, null, "Afgørelsen om {sag} henviser til en paragraf og gengiver dens tekst, men siger ikke noget om {min} situation. {Jeg} har bedt om en uddybning den {dato} og har fået det samme brev tilsendt igen."),
        new(Theme.Reasons, null, "{Jeg} fik {sag} sat ned med virkning fra næste måned. Brevet er tre linjer langt. {Jeg} forstår ikke, hvad der er ændret siden sidste år, hvor {afd} vurderede det samme og nåede det modsatte."),
        new(Theme.Reasons, "job-centre", "Jobcentret har vurderet, at {jeg} kan arbejde 20 timer om ugen. {Jeg} kan ikke se, hvor tallet kommer fra. Praktikstedet skrev otte timer, og lægen skrev, at {jeg} skal skånes."),
        new(Theme.PartyHearing, null, "{Afd} har brugt oplysninger fra en nabo i sagen om {sag} uden at {jeg} er blevet hørt. {Jeg} så det først, da afgørelsen kom den {dato}, og oplysningerne er forkerte."),
        new(Theme.PartyHearing, null, "{Jeg} fik tre dage til at udtale {sig} om en rapport på 40 sider i sagen om {sag}. {Jeg} bad om udsættelse samme dag. Afgørelsen var truffet, før {jeg} fik svar."),
        new(Theme.PartyHearing, null, "Der er indhentet en lægelig vurdering i sagen om {sag}, som {jeg} aldrig har set. I afgørelsen af {dato} er den det eneste, der bliver lagt vægt på. {Jeg} ville have sagt, at den bygger på et gammelt journalnotat."),
        new(Theme.PartyHearing, "environment", "Naboens udestue er godkendt helt ude i skellet. {Jeg} skulle have været hørt, men brevet er sendt til den tidligere ejer. {Jeg} opdagede det, da støbningen gik i gang den {dato}."),
        new(Theme.AccessToDocuments, null, "{Jeg} bad om aktindsigt i {sin} sag om {sag} den {dato}. {Jeg} har hverken fået dokumenterne eller besked om, hvorfor det trækker ud. {Jeg} skal bruge dem til en klage, som har frist om kort tid."),
        new(Theme.AccessToDocuments, null, "{Jeg} har fået aktindsigt i sagen om {sag}, men der mangler notater fra møderne den {dato} og ugen efter. {Afd} siger, at der ikke blev skrevet noget, selv om der sad en referent."),
        new(Theme.AccessToDocuments, null, "Store dele af det, {jeg} har fået udleveret i sagen om {sag}, er streget over. Der er ingen forklaring på, hvad der er undtaget eller hvorfor, og {jeg} har ikke fået at vide, hvor man klager over det."),
        new(Theme.AccessToDocuments, "social", "{Jeg} vil se den underretning, der førte til undersøgelsen af {min} familie. {Afd} har afvist det mundtligt. {Jeg} har bedt om et skriftligt svar {gange} gange siden den {dato}."),
        new(Theme.Journalising, null, "{Jeg} har holdt {gange} møder med {afd} om {sag}, og ingen af dem fremgår af sagen. Nu siger den nye sagsbehandler, at hun kun kan gå ud fra, hvad der står, og at aftalerne derfor ikke gælder."),
        new(Theme.Journalising, null, "En aftale om {sag}, som {jeg} fik mundtligt den {dato}, er ikke skrevet ned. {Afd} bestrider, at den findes. {Jeg} har en sms fra samme dag, der viser, at samtalen fandt sted."),
        new(Theme.DataProtection, null, "Et brev om {sag} med {mine} helbredsoplysninger er sendt til en tidligere adresse og åbnet af de nye beboere. {Jeg} fik det afleveret i postkassen den {dato}. {Afd} har ikke svaret på, om det er meldt som et brud."),
        new(Theme.DataProtection, null, "{Jeg} overhørte {sin} egen sag om {sag} blive drøftet i venteområdet hos {afd} den {dato}. Der blev nævnt både navn og diagnose, og der sad fire andre og ventede."),
        new(Theme.AppealOptions, null, "{Jeg} har fået afslag på {sag} den {dato} og kan ikke se af brevet, hvor {jeg} kan klage, eller hvornår fristen er. {Afd} siger i telefonen, at det ikke nytter at klage."),
        new(Theme.AppealOptions, null, "{Jeg} klagede til {afd} over afslaget på {sag} og fik at vide, at klagen er sendt videre. {Jeg} har ikke hørt hvorhen. Der er gået {uger} uger, og {jeg} ved ikke, om fristen er overholdt."),
        new(Theme.AppealOptions, null, "Afgørelsen om {sag} bygger på flere love, og klagevejledningen nævner kun den ene. {Jeg} vil vide, om {jeg} skal klage to steder, og om den ene klage sætter den anden i stå."),
    ];
}
