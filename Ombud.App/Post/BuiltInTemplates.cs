// The templates that Ombud comes with, one for each kind of letter and language: in force until the office writes its own.
using Ombud.Domain;
using Ombud.Domain.Letters;

namespace Ombud.App.Post;

public static class BuiltInTemplates
{
    /// <summary>Two letters, Danish first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["da", "en"];

    public static (string Subject, string Body) Of(TemplateKind kind, string language)
    {
        var name = $"Templates/{Kebab.Of(kind)}.{language}.txt";
        using var file = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var text = new StreamReader(file);
        var subject = text.ReadLine() ?? "";
        return (subject, text.ReadToEnd().ReplaceLineEndings("\n").Trim());
    }
}
