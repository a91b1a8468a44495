// What the office itself writes: wishes noted at the end of a call, and notes, reasons and answers along the way.
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

static class DemoPhrases
{
    public static readonly string[] Details =
    [
        "{Jeg} har gemt brevene og kan sende kopi.", "{Jeg} har skrevet ned, hvem {jeg} har talt med og hvornår.",
        "Det er tredje år i træk, at noget lignende sker.", "{Jeg} har det dårligt med at skulle rykke og frygter, at det kommer til at gå ud over sagen.",
        "{Jeg} bor alene og har ingen, der kan hjælpe med papirerne.", "Den seneste besked kom den {dato2} og sagde kun, at sagen er under behandling.",
        "{Jeg} har talt med en teamleder, som beklagede, men ikke kunne sige hvornår.", "Økonomien hænger ikke sammen, mens det står på, og {jeg} har måttet låne {beløb} kroner.",
        "Der er små børn i hjemmet.", "{Jeg} har tidligere haft gode oplevelser med kommunen og er overrasket over forløbet.",
        "{Jeg} arbejder på skiftende tider og kan bedst tage telefonen om formiddagen.", "En frivillig rådgiver har hjulpet med at samle papirerne.",
        "{Jeg} har svært ved at læse lange breve og vil helst have tingene sagt.", "Sagen fylder meget, og {jeg} sover dårligt.",
        "{Jeg} understreger, at det ikke handler om den enkelte medarbejder, men om måden det er grebet an på.", "Et møde er aftalt med {afd} den {frem}, og {jeg} er i tvivl om, hvad {jeg} kan forvente af det.",
    ];

    public static readonly string[] Health =
    [
        "{Jeg} har en depression og får medicin for den.", "{Jeg} er i behandling efter en hjernerystelse og bliver hurtigt træt.",
        "{Min} søn har en autismediagnose.", "{Jeg} har sklerose og kan ikke gå længere strækninger.",
    ];

    public static readonly string[] LetterEnds =
    [
        "Jeg vil gerne ringes op, når I har læst det her.", "Jeg beder om et skriftligt svar.", "Jeg håber, at I vil se på det.",
        "Brevene er vedlagt.", "Jeg giver lov til, at I taler med afdelingen om det.",
    ];

    public static string[] Wishes(HelpKind kind) => kind switch
    {
        HelpKind.Signposting => ["Vil gerne vide, hvem man skal tale med, og have et navn.", "Ønsker at blive stillet om til den rette afdeling.", "Spørger, hvor man henvender sig, og om det kan gøres på telefon."],
        HelpKind.Guidance => ["Ønsker råd om, hvad der er det næste skridt.", "Vil gerne have forklaret reglerne og sine muligheder.", "Ønsker vejledning, men ikke at der rejses en sag over for afdelingen."],
        HelpKind.ExplainDecision => ["Ønsker at få afgørelsen gennemgået i et sprog, der er til at forstå.", "Vil gerne have forklaret, hvad brevet betyder, og hvad der sker nu."],
        HelpKind.Mediation => ["Ønsker, at borgerrådgiveren mægler, så samarbejdet kan komme i gang igen.", "Er indstillet på et møde, hvis der er en neutral part til stede."],
        HelpKind.MeetingObserver => ["Ønsker, at borgerrådgiveren deltager i det næste møde som observatør.", "Beder om, at der er en udenforstående med, næste gang der holdes møde."],
        HelpKind.Reopening => ["Ønsker sagen genoptaget, fordi der er kommet nye oplysninger.", "Vil have afdelingen til at se på sagen igen på baggrund af en ny lægeerklæring."],
        HelpKind.ComplaintWording => ["Ønsker hjælp til at formulere en klage, så det vigtigste kommer med.", "Har et udkast til en klage og vil gerne have det læst igennem."],
        HelpKind.Suggestion => ["Foreslår, at der kommer et navn og et direkte nummer på alle breve.", "Foreslår, at afdelingen skriver til borgeren af sig selv, når en frist ikke kan holdes.", "Vil ikke klage, men håber, at andre kan slippe for det samme."],
        _ => ["Klager over forløbet og ønsker en forklaring.", "Ønsker, at borgerrådgiveren undersøger, om det er gået rigtigt til.", "Klager og ønsker en undskyldning, og at det ikke sker for andre."],
    };

    public static readonly string[] Journal =
    [
        "Talt med borgeren og gennemgået forløbet. Borgeren sender de seneste breve, så datoerne kan holdes op mod hinanden.",
        "Ringet til teamlederen i {afd}. Sagen findes frem, og der meldes tilbage senest den {frem}. Det er aftalt, at henvendelsen ikke behøver en skriftlig høring.",
        "Modtaget kopi af sagens akter fra {afd}. Der er et hul i journalen på {uger} uger, som afdelingen skal forklare.",
        "Borgeren ringede for at høre nyt. Forklaret, hvad sagen venter på, og hvornår vi følger op. Borgeren er tilfreds med at blive holdt orienteret.",
        "Sendt høring til {afd} med tre spørgsmål: hvornår sagen var fuldt oplyst, hvilken frist der gælder, og hvornår borgeren blev orienteret om forsinkelsen.",
        "Svar på høringen er kommet. {Afd} oplyser, at fristen på området er otte uger, og at der ikke er sendt besked om overskridelsen.",
        "Borgeren har fundet endnu et brev frem, dateret {dato2}. Lagt på sagen. Det bekræfter rækkefølgen, men ændrer ikke på spørgsmålet.",
        "Rykket {afd} for det lovede svar. Afdelingen peger på sygdom i teamet og lover at vende tilbage i denne uge.",
        "Talt med sagsbehandleren, som gerne vil mødes. Borgeren spørges, om det kan lade sig gøre inden den {frem}.",
        "Gennemgået hjemmesiden og brevskabelonen. Det, der står om frister, passer ikke med det, borgeren har fået oplyst.",
    ];

    public static readonly string[] Given =
    [
        "Gennemgik reglerne med borgeren og forklarede forskellen på en orientering og en afgørelse. Borgeren skriver selv til {afd} og beder om et svar med dato.",
        "Oplyste navn og direkte nummer på den rette medarbejder i {afd} og ringede forud, så borgeren bliver taget imod. Borgeren ringer igen, hvis det ikke lykkes.",
        "Vejledte om retten til aktindsigt og til at have en bisidder med. Borgeren vil først tale med {sin} sagsbehandler og vender tilbage ved behov.",
        "Forklarede, hvor klagen skal sendes hen, hvad der skal stå, og at fristen regnes fra den dag, afgørelsen blev modtaget. Borgeren noterede det og takkede for hjælpen.",
        "Talte forløbet igennem. Borgeren havde mest brug for at få overblik og går videre med de tre ting, vi skrev ned sammen.",
        "Borgeren blev stillet om til {afd}, hvor en medarbejder tog over med det samme. Ingen yderligere opfølgning herfra.",
        "Gennemgik brevet afsnit for afsnit. Borgeren forstår nu begrundelsen og overvejer, om der er noget at klage over.",
        "Hjalp med at samle det vigtigste på én side. Borgeren sender den selv og får kopi af vores notat.",
    ];

    public static readonly string[] Told =
    [
        "Orienterede borgeren om det videre forløb: {afd} er bedt om en udtalelse, og borgeren hører fra os senest den {frem}.",
        "Skrev til borgeren, at sagen ikke kan afsluttes inden ti arbejdsdage, hvorfor, og hvornår der kan ventes et resultat.",
        "Ringede og fortalte, at vi går ind i sagen, hvad vi undersøger, og hvad vi ikke kan tage stilling til.",
    ];

    public static readonly string[] Admitted =
    [
        "Punktet handler om, hvordan sagen er behandlet, og ligger inden for borgerrådgiverens område. Ingen anden instans har det til behandling.",
        "Klagen går på forløbet og ikke på afgørelsens faglige indhold. Den kan behandles.",
        "Der er tale om god forvaltningsskik og kommunens egne frister. Punktet tages op med {afd}.",
        "Forholdet ligger under et år tilbage, og borgeren har forgæves henvendt sig til afdelingen først. Kan behandles.",
    ];

    public static string Declined(ExclusionGround ground) => ground switch
    {
        ExclusionGround.ProfessionalContent => "Borgeren ønsker selve vurderingen lavet om. Det er afgørelsens faglige indhold, som klageinstansen tager stilling til. Vi kan ikke ændre eller efterprøve den.",
        ExclusionGround.OtherAppealBody => "En anden klageinstans behandler netop dette. Borgeren skal ikke vente på os og risikere, at fristen løber ud.",
        ExclusionGround.AlreadyElsewhere => "Borgeren oplyser, at sagen allerede er indbragt et andet sted. Så længe den ligger dér, går vi ikke ind i den.",
        ExclusionGround.PoliticalDecision => "Beslutningen er truffet politisk og gælder alle. Serviceniveauet kan vi ikke behandle en klage over.",
        ExclusionGround.Employment => "Punktet handler om et ansættelsesforhold i kommunen og hører til hos leder, HR eller fagforening.",
        _ => "Kommunen afsluttede forholdet for mere end et år siden, og der er ikke oplyst noget, der taler for at gøre en undtagelse.",
    };

    public static readonly string[] CitizenTexts =
    [
        "Vi kan desværre ikke behandle denne del af din henvendelse. Nedenfor står, hvem der kan, og hvordan du klager. Vær opmærksom på fristen i dit brev. Den løber, selv om du har skrevet til os.",
        "Tak for din henvendelse. Det, du klager over, kan borgerrådgiveren ikke tage stilling til. Du kan gå videre med det hos den instans, der er nævnt her, og du er velkommen til at ringe, hvis du er i tvivl om hvordan.",
    ];

    public static string Meeting(MeetingResult result) => result switch
    {
        MeetingResult.Agreed => "Der blev opnået enighed. {Afd} giver borgeren én kontaktperson, en tidsplan på skrift og besked, hvis planen skrider. Borgeren er tilfreds med det.",
        MeetingResult.PartlyAgreed => "Parterne blev enige om kontakten fremover og om, hvornår der træffes afgørelse. De ser stadig forskelligt på, hvad der blev lovet i begyndelsen.",
        MeetingResult.NotAgreed => "Der blev ikke fundet en løsning. {Afd} fastholder sit forløb, og borgeren ønsker, at vi udtaler os om det, der er sket.",
        _ => "Deltog som observatør. Mødet forløb ordentligt, dagsordenen blev fulgt, og borgeren fik sagt det, der var vigtigt. Referatet sendes til borgeren senest den {frem}.",
    };

    public static string Ended(Outcome outcome) => outcome switch
    {
        Outcome.NoGround => "Undersøgelsen giver ikke anledning til kritik. {Afd} har fulgt sine frister, orienteret undervejs og svaret på det, borgeren spurgte om. Forløbet er forklaret for borgeren.",
        Outcome.Criticism => "Det er kritisabelt, at sagen lå stille i {uger} uger, uden at borgeren fik besked om det, om grunden og om, hvornår der kunne ventes en afgørelse. {Afd} har beklaget.",
        Outcome.Recommendation => "{Afd} henstilles til at indføre en fast besked til borgeren, før en frist overskrides, og til at gennemgå de øvrige sager fra samme periode. Afdelingen svarer inden to måneder.",
        Outcome.Resolved => "{Afd} har fundet sagen frem og truffet afgørelse, mens den lå her. Borgeren har fået det, klagen gik ud på, og ønsker ikke mere undersøgt.",
        Outcome.Withdrawn => "Borgeren har ringet og trukket punktet tilbage, fordi det har løst sig på anden måde.",
        Outcome.Discontinued => "Borgeren har ikke svaret på to henvendelser om de manglende oplysninger. Punktet henlægges og kan tages op igen.",
        Outcome.Forwarded => "Forslaget er sendt videre til {afd} uden oplysninger om borgeren. Afdelingen er bedt om at svare på, hvad den vil gøre ved det.",
        _ => "Borgeren er henvist til rette sted og har fået oplyst, hvordan og hvornår der skal klages.",
    };

    public static readonly string[] Followed =
    [
        "Borgeren ringer igen: Der er kommet et nyt brev fra {afd}, men det ændrer ikke noget. Vil gerne vide, om vi er nået videre.",
        "Borgeren har fået et opkald fra {afd} og er mere rolig. Ønsker alligevel, at vi ser på forløbet.",
        "Borgeren eftersender lægeerklæring og kontoudtog og beder om, at de bliver lagt på sagen.",
        "Borgeren spørger, om det er for sent at tage en bisidder med til mødet. Svaret er nej.",
    ];

    public const string Override = "Forholdet er ældre end et år, men borgeren har været indlagt i det meste af perioden og reagerede, så snart det var muligt. Punktet behandles derfor undtagelsesvis.";
    public const string Objection = "Borgeren ønsker ikke, at {afd} får at vide, hvem der har henvendt sig. Vejledt om, at det begrænser, hvad vi kan undersøge.";
    public const string WrittenObjection = "Borgeren skriver, at {afd} ikke må få at vide, hvem der har henvendt sig, og heller ikke, hvad det drejer sig om.";
    public const string Disclosed = "Sendt til lederen i {afd}. Kun det, der er nødvendigt for at kunne svare.";
    public const string Held = "Borgeren har bedt om, at sagen bliver liggende, mens en klage behandles et andet sted.";
    public const string Reopened = "Aftalen fra mæglingen er ikke fulgt, oplyser borgeren. Sagen genoptages, og {afd} bliver bedt om en forklaring.";

    public static string[] Reviewed(ReviewDecision decision) => decision switch
    {
        ReviewDecision.KeepOneYear =>
        [
            "Gennemgået. Sagen indgår i et forløb, som afdelingen stadig arbejder med, og beholdes et år til.",
            "Borgeren har haft kontakt til os igen om noget beslægtet. Notaterne kan få betydning, så sagen beholdes.",
            "Der er ikke gået lang nok tid til at afvise, at borgeren vender tilbage. Ses på igen om et år.",
        ],
        ReviewDecision.ProposeArchive =>
        [
            "Sagen har principiel interesse og er omtalt i årsberetningen. Foreslås afleveret til arkiv.",
            "Gennemgået. Der er ikke længere brug for sagen i det daglige, men den bør bevares.",
        ],
        _ =>
        [
            "Vejledning på telefon uden opfølgning. Der er intet behov for at beholde oplysningerne, og sagen foreslås slettet.",
            "Gennemgået. Ingen noter, der skal bevares efter reglerne, og ingen verserende forhold. Foreslås slettet.",
        ],
    };
}
