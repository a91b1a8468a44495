// The templates that Ombud comes with, one for each kind of letter and language: in force until the office writes its own.
using Ombud.Domain;
using Ombud.Domain.Letters;

namespace Ombud.App.Post;

public static class BuiltInTemplates
{
    /// <summary>Two letters each, Danish first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["da", "en"];

    public static (string Subject, string Body) Of(TemplateKind kind, string language)
    {
        var text = Read($"{Kebab.Of(kind)}.{language}");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end], text[end..].Trim());
    }

    /// <summary>Invented values, to see what a letter looks like.</summary>
    public static IReadOnlyDictionary<MergeField, string?> Samples(string language) =>
        Read($"samples.{language}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => MergeFields.TryRead(pair[0], out var field) ? field : throw new InvalidOperationException($"No field {pair[0]}."), string? (pair) => pair[1]);

    static string Read(string name)
    {
        using var file = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream($"Templates/{name}.txt") ?? throw new InvalidOperationException($"There is no {name}.");
        using var text = new StreamReader(file);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
