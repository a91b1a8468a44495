// Puts a matter into words: the same story as a note of a call, or as a letter in the citizen's own voice.
using System.Globalization;
using System.Text;
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

/// <summary>One case's words: whom it is about, who speaks, and the dates and figures that its texts mention.</summary>
sealed class DemoTexts(Random random, string department, bool isWoman, bool ownVoice, DateOnly receivedOn)
{
    static readonly Dictionary<string, string[]> Matters = new()
    {
        ["job-centre"] = ["sygedagpenge", "fleksjob", "et ressourceforløb", "revalidering", "kontanthjælp", "et jobafklaringsforløb", "mentorstøtte", "virksomhedspraktik", "personlig assistance i arbejdet"],
        ["citizen-service"] = ["personligt tillæg", "helbredstillæg", "beboerindskudslån", "bopælsregistrering", "navne- og adressebeskyttelse", "hjælp til tandbehandling"],
        ["social"] = ["dækning af merudgifter", "tabt arbejdsfortjeneste", "en støttekontaktperson", "støtte til bil", "bostøtte", "aflastning", "ledsagelse", "et botilbud"],
        ["health"] = ["hjemmehjælp", "genoptræning", "en plejebolig", "madservice", "et hjælpemiddel", "boligindretning", "kørsel til genoptræning"],
        ["schools"] = ["økonomisk fripladstilskud", "en plads i dagtilbud", "specialundervisning", "befordring til skole", "støttetimer i klassen", "skoleskift"],
        ["environment"] = ["byggetilladelse", "dispensation fra lokalplanen", "en carport i skel", "overkørsel til vejen", "tilslutning til kloak", "flytning af affaldscontainer"],
    };

    static readonly Dictionary<string, string> Names = new()
    {
        ["job-centre"] = "jobcentret", ["citizen-service"] = "Borgerservice", ["social"] = "Social og Familie",
        ["health"] = "Sundhed og Ældre", ["schools"] = "Skole og Dagtilbud", ["environment"] = "Teknik og Miljø",
    };

    readonly string matter = random.Pick(Matters[department]);
    readonly int weeks = random.Next(6, 22);
    readonly int times = random.Next(2, 7);
    bool named;

    /// <summary>What the citizen came with: the story of each point, perhaps a detail, and what they wish.</summary>
    public string Summary(IReadOnlyList<PointMatter> points, HelpKind kind, string? openedBy, bool isSensitive)
    {
        var text = new StringBuilder(openedBy);
        foreach (var point in points)
        {
            var stories = DemoStories.All[point.Theme].Where(s => s.Department == department).ToList();
            if (stories.Count == 0 || random.Next(100) < 45) stories.AddRange(DemoStories.All[point.Theme].Where(s => s.Department is null));
            Next(text, random.Pick(stories).Text);
            if (text.Length > 520) break;
        }
        if (random.Next(100) < 55 && text.Length < 640) Next(text, random.Pick(DemoPhrases.Details));
        if (isSensitive) Next(text, random.Pick(DemoPhrases.Health));
        if (!ownVoice) Next(text, random.Pick(DemoPhrases.Wishes(kind)));
        else if (random.Next(100) < 60) Next(text, random.Pick(DemoPhrases.LetterEnds));
        return text.ToString();
    }

    /// <summary>A note of the office, about the citizen.</summary>
    public string Note(string template, DateOnly on)
    {
        var text = new StringBuilder();
        Fill(text, template, on, own: false);
        return text.ToString();
    }

    public string Note(IReadOnlyList<string> templates, DateOnly on) => Note(random.Pick(templates), on);

    void Next(StringBuilder text, string template)
    {
        if (text.Length > 0) text.Append(' ');
        Fill(text, template, receivedOn, ownVoice);
    }

    void Fill(StringBuilder text, string template, DateOnly on, bool own)
    {
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0) open = template.Length;
            text.Append(template, at, open - at);
            if (open == template.Length) return;
            var close = template.IndexOf('}', open);
            text.Append(Word(template[(open + 1)..close], on, own));
            at = close + 1;
        }
    }

    string Word(string slot, DateOnly on, bool own)
    {
        if (char.IsUpper(slot[0]))
        {
            var word = Word(slot.ToLowerInvariant(), on, own);
            return char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
        }
        return slot switch
        {
            "jeg" => own ? "jeg" : Subject(),
            "mig" => own ? "mig" : isWoman ? "hende" : "ham",
            "min" or "mit" or "mine" => own ? slot : Subject() is "borgeren" ? "borgerens" : isWoman ? "hendes" : "hans",
            "sin" => own ? "min" : "sin",
            "sit" => own ? "mit" : "sit",
            "sig" => own ? "mig" : "sig",
            "sag" => matter,
            "afd" => Names[department],
            "uger" => Number(weeks),
            "gange" => times switch { 2 => "to", 3 => "tre", 4 => "fire", 5 => "fem", _ => "seks" },
            "dage" => Number(weeks + 3),
            "beløb" => (random.Next(5, 58) * 150).ToString("#,0", Danish),
            "dato" => Date(receivedOn.AddDays(-(weeks * 7) + random.Next(-3, 12))),
            "dato2" => Date(receivedOn.AddDays(-random.Next(4, 25))),
            "frem" => Date(on.AddDays(7 + random.Next(0, 3))),
            _ => throw new InvalidOperationException($"A text has an unknown word in braces: {slot}."),
        };
    }

    /// <summary>"Borgeren" the first time, then "hun" or "han".</summary>
    string Subject()
    {
        if (named) return isWoman ? "hun" : "han";
        named = true;
        return "borgeren";
    }

    static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");
    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    /// <summary>Offices write on weekdays.</summary>
    static string Date(DateOnly date) => (date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    }).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
