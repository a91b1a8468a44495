// Cases as rows of a panel, with a line and an act of the panel's own. Long lists show their beginning.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Today;

public sealed partial class CaseList
{
    const int Step = 8;
    int shown = Step;

    [Parameter, EditorRequired] public required IReadOnlyList<CaseFacts> Cases { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>What is said when there are none.</summary>
    [Parameter, EditorRequired] public required string None { get; set; }
    /// <summary>The first line; the theme if there is none.</summary>
    [Parameter] public RenderFragment<CaseFacts>? Head { get; set; }
    [Parameter] public RenderFragment<CaseFacts>? Below { get; set; }
    [Parameter] public RenderFragment<CaseFacts>? End { get; set; }

    /// <summary>Klage · Jobcentret · K. Rønbo</summary>
    public static string Describe(IStringLocalizer<Texts> t, CaseFacts facts, OfficeData office) => string.Join(" · ", new[]
    {
        t.Word(facts.Kind),
        facts.Department is { } code ? office.NameOf(new DepartmentCode(code)) : null,
        facts.Handler is { } handler ? office.NameOf(new StaffId(handler)) : null,
    }.Where(part => part is not null));
}
