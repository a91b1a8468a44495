// All letter templates: which the office has changed, and the way to each.
using Ombud.App.Post;
using Ombud.Domain.Letters;

namespace Ombud.App.Features.Settings;

public sealed partial class TemplatesPanel(LetterTemplates templates)
{
    IReadOnlyList<IGrouping<TemplateKind, TemplateInForce>> rows = [];

    protected override async Task OnInitializedAsync()
    {
        var all = new List<TemplateInForce>();
        foreach (var kind in Enum.GetValues<TemplateKind>())
            foreach (var language in BuiltInTemplates.Languages) all.Add(await templates.FindAsync(kind, language));
        rows = [.. all.GroupBy(one => one.Kind)];
    }
}
