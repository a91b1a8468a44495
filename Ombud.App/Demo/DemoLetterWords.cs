// What an adviser writes where a template leaves room: one text for each gap, in the order in which they come.
using Ombud.Domain.Dossiers;

namespace Ombud.App.Demo;

static class DemoLetterWords
{
    public static IReadOnlyList<string> Of(LetterKind kind) => kind switch
    {
        LetterKind.Admission => ["Vi ser især på, hvordan sagen er forløbet, og på det, du har fået at vide undervejs."],
        LetterKind.ExtensionNotice => ["Vi mangler afdelingens svar på vores spørgsmål. Vi har bedt om det igen."],
        LetterKind.InformationRequest => ["Send os de breve, du har fået fra afdelingen om sagen, og skriv, hvornår du sidst har hørt fra den."],
        LetterKind.PartyHearing => ["Afdelingen oplyser, at den har skrevet til dig om sagsbehandlingstiden."],
        LetterKind.MeetingInvitation => ["Rådhuset, Torvet 1, lokale 2", "Vi begynder med at høre, hvordan du har oplevet forløbet. Derefter fortæller afdelingen, hvad den har gjort."],
        LetterKind.Answer => ["Vi har talt med afdelingen og set på forløbet. Afdelingen burde have skrevet til dig, da det trak ud, og det har vi sagt til den. Sagen er nu behandlet færdig."],
        LetterKind.Hearing => ["Hvornår er sagen behandlet, og hvad er der sket siden? Er borgeren orienteret om, hvor længe det varer?"],
        LetterKind.Statement => ["Vi har set på forløbet og beder jer sikre, at borgere får besked, når en sag trækker ud."],
        _ => [],
    };
}
