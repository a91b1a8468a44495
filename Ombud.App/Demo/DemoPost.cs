// What lies in the invented office's post and waits to be placed: some of it from people that it knows, some that it cannot tell, one file that nobody can read.
using System.Text;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;

namespace Ombud.App.Demo;

sealed class DemoPost(IncomingTaking taking, Claims claims)
{
    const string Turn = "demo-post";

    /// <summary>Somebody with an open case who can write to the office.</summary>
    readonly record struct Writer(CaseNumber Number, Party Party);

    /// <summary>Takes it in as the job does, so that the cases are found as they would be.</summary>
    /// <param name="open">Open cases; a message comes for as many as it needs.</param>
    public async Task ArriveAsync(IReadOnlyList<ImportedCase> open, DemoDays days, int seed, CancellationToken stop)
    {
        if (await claims.TryTakeAsync(Turn) is not { } claim) return;
        foreach (var file in Files(open, days, new Random(seed))) await taking.TakeAsync(claim, file, stop);
        await claims.ReleaseAsync(claim);
    }

    static IEnumerable<DroppedFile> Files(IReadOnlyList<ImportedCase> open, DemoDays days, Random random)
    {
        DateTimeOffset At(int daysAgo, int hour, int minute) => DanishTime.FromDanish(days[days.Last - daysAgo], new(hour, minute));
        Writer[] known = [.. open.Select(it => new Writer(it.Case.Number, it.Records.OfType<Party>().First())).Where(w => w.Party is { Anonymous: false, Cpr: not null })];
        Writer[] reachable = [.. open.Select(it => new Writer(it.Case.Number, it.Records.OfType<Party>().First())).Where(w => w.Party is { Anonymous: false, Email: not null })];
        var stranger = DemoPeople.Make(random, days.Today);
        if (known is [.., { } newest])
            yield return Read(Channel.DigitalPost, At(1, 14, 12), newest.Party.Name, newest.Party.Cpr, null, "Den afgørelse, I bad om",
                "Hej. Her kommer en afskrift af den afgørelse, som I bad om. Brevet lå i min postkasse i tirsdags, men det er dateret ugen før. Skriv endelig, hvis I mangler mere fra mig.",
                [], new LetterFile("Afskrift af afgørelsen.txt", "text/plain", Encoding.UTF8.GetBytes("Kommunen har behandlet ansøgningen og givet afslag. Afslaget er begrundet med, at betingelserne ikke er opfyldt.")));
        if (reachable is [{ } first, ..])
            yield return Read(Channel.Email, At(0, 9, 5), first.Party.Name, null, first.Party.Email, $"Vedrørende sag {first.Number}",
                "Kære borgerrådgiver. Jeg har stadig ikke hørt fra sagsbehandleren. Jeg ringede igen i går og fik at vide, at hun er på ferie til mandag. Hvad gør jeg nu?", [$"Vedrørende sag {first.Number}"]);
        yield return Read(Channel.DigitalPost, At(0, 10, 31), stranger.Name, stranger.Cpr, null, "Klage over lang sagsbehandlingstid",
            "Jeg søgte om hjælp til et høreapparat i foråret og har rykket for svar fire gange. Hver gang får jeg at vide, at sagen ligger hos en anden. Jeg vil gerne klage over, hvor længe det har taget, og over at ingen kan sige, hvornår der kommer et svar.", []);
        if (open is [{ Case.Number: var heard }, ..])
            yield return Read(Channel.Email, At(0, 12, 48), "Jobcentret", null, "jobcentret@kommune.example", $"{heard}: vi svarer i næste uge",
                "Vi har fået jeres henvendelse og undersøger den. I får svar senest fredag i næste uge.", [$"{heard}: vi svarer i næste uge"]);
        yield return Read(Channel.Email, At(0, 13, 20), "Kursushuset", null, "nyt@kursushuset.example", "Nye kurser i forvaltningsret",
            "Vores program for næste halvår er klar. Tilmeld dig inden den 1. og få 10 % rabat.", []);
        yield return new(Channel.DigitalPost, "besked-0412.xml", "<Message"u8.ToArray(), null, UnreadableReason.NotXml);
    }

    static DroppedFile Read(Channel channel, DateTimeOffset at, string? name, string? cpr, string? email, string subject, string text, IReadOnlyList<string> cases, params LetterFile[] files) =>
        new(channel, "", null, new(channel, null, at, name, cpr, email, subject, text, files, [], cases), null);
}
