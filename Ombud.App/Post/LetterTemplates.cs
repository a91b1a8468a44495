// The templates in force: the office's own where there is one, else what Ombud comes with.
using Ombud.Domain.Letters;

namespace Ombud.App.Post;

public sealed class LetterTemplates
{
    public ValueTask<Template> GetAsync(TemplateKind kind, string language, CancellationToken stop = default)
    {
        var (subject, body) = BuiltInTemplates.Of(kind, language);
        return new(Template.Parse(kind, subject, body).Read!);
    }

    public async ValueTask<MergedLetter> RightsAsync(string language, CancellationToken stop = default) =>
        (await GetAsync(TemplateKind.Rights, language, stop)).Merge(new Dictionary<MergeField, string?>());
}
