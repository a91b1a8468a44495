// Every text exists in Danish and English, and no text stands in code.
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MudBlazor;
using Ombud.App.Data.Tables;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Localisation;

public sealed partial class TextsTests
{
    static readonly string AppFolder = Path.Combine(Repository.Root, "Ombud.App");
    static readonly Dictionary<string, string> Danish = Read("Texts.resx");
    static readonly Dictionary<string, string> English = Read("Texts.en.resx");

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Danish.Keys.Order(), English.Keys.Order());

    [Fact]
    public void No_text_is_empty() => Assert.Empty(Danish.Concat(English).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));

    [Fact]
    public void No_text_shouts() => Assert.Empty(Danish.Concat(English).Where(t => t.Value.Contains('!', StringComparison.Ordinal)).Select(t => t.Key));

    [Fact]
    public void Both_languages_fill_in_the_same_places() =>
        Assert.Empty(Danish.Where(t => English.TryGetValue(t.Key, out var english) && !Places(t.Value).SequenceEqual(Places(english))).Select(t => t.Key));

    [Fact]
    public void No_key_stands_twice()
    {
        foreach (var file in (string[])["Texts.resx", "Texts.en.resx", "Mud.resx"])
            Assert.Empty(Elements(file).GroupBy(e => e.Attribute("name")!.Value).Where(g => g.Count() > 1).Select(g => $"{file}: {g.Key}"));
    }

    [Fact]
    public void Every_key_that_code_asks_for_exists()
    {
        var asked = Sources().SelectMany(file => AskedKey().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct();
        Assert.Empty(asked.Where(key => !Danish.ContainsKey(key)));
    }

    [Fact]
    public void Every_value_of_the_domain_has_its_word()
    {
        var wanted = typeof(Case).Assembly.GetExportedTypes().Where(t => t.IsEnum && t != typeof(Problem) && t != typeof(CellKind))
            .Concat([typeof(AccessAct), typeof(Purpose), typeof(LookReasons), typeof(LookVerdict), typeof(LogFault)])
            .SelectMany(t => Enum.GetNames(t).Select(n => $"Word.{t.Name}.{n}")).Where(key => key is not ("Word.CaseFlags.None" or "Word.LookReasons.None"));
        Assert.Empty(wanted.Where(key => !Danish.ContainsKey(key)));
    }

    [Fact]
    public void Every_refusal_and_problem_has_its_text()
    {
        var wanted = typeof(Refusal).GetNestedTypes().Select(t => $"Refusal.{t.Name}").Concat(Enum.GetNames<Problem>().Select(n => $"Problem.{n}"));
        Assert.Empty(wanted.Where(key => !Danish.Keys.Any(k => k == key || k.StartsWith(key + ".", StringComparison.Ordinal))));
    }

    [Fact]
    public void MudBlazors_own_texts_are_all_in_Danish()
    {
        var own = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudButton).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!;
        var danish = Elements("Mud.resx").Select(e => e.Attribute("name")!.Value).ToHashSet();
        var missing = own.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Where(key => !danish.Contains(key));
        Assert.Empty(missing);
        Assert.NotEmpty(danish);
    }

    [Fact]
    public void No_Danish_text_stands_in_code() =>
        Assert.Empty(Sources().SelectMany(file => File.ReadLines(file).Where(line => DanishLetters().IsMatch(Comment().Replace(line, "")))
            .Select(line => $"{Path.GetRelativePath(AppFolder, file)}: {line.Trim()}")));

    /// <summary>Screens and logic; the invented data and the list of outside bodies are data, not words of the program.</summary>
    static IEnumerable<string> Sources() => Directory.EnumerateFiles(AppFolder, "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Demo/", StringComparison.Ordinal)
            && !f.EndsWith("OfficeSeed.cs", StringComparison.Ordinal) && !f.EndsWith("DemoSignIn.cs", StringComparison.Ordinal)
            // What people may type for a day, in both languages at once.
            && !f.EndsWith("DateText.cs", StringComparison.Ordinal));

    static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    static IEnumerable<XElement> Elements(string file) => XDocument.Load(Path.Combine(AppFolder, "Localisation", file)).Root!.Elements("data");

    static Dictionary<string, string> Read(string file) =>
        Elements(file).GroupBy(e => e.Attribute("name")!.Value).ToDictionary(g => g.Key, g => g.First().Element("value")!.Value);

    [GeneratedRegex("""\b[Tt]\["([A-Za-z0-9.]+)"[\],]""")] private static partial Regex AskedKey();
    [GeneratedRegex(@"\{\d+")] private static partial Regex Place();
    [GeneratedRegex("[æøåÆØÅ]")] private static partial Regex DanishLetters();
    [GeneratedRegex(@"//.*$|@\*.*\*@|<!--.*-->|'.'")] private static partial Regex Comment();
}
