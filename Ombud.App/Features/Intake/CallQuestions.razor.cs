// The questions of a call in the order in which they are asked, with what to say beside each.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

public sealed partial class CallQuestions
{
    static readonly IReadOnlyList<ExclusionGround> Others =
        [.. Enum.GetValues<ExclusionGround>().Where(ground => ground is not ExclusionGround.OlderThanOneYear)];

    [Parameter, EditorRequired] public required CallForm Form { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FieldError> Errors { get; set; }
    /// <summary>Something was answered: what follows from it is shown anew.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    IReadOnlyList<Option<string?>> Departments => [.. Office.Departments.Where(d => d.IsActive).Select(d => new Option<string?>(d.Code, d.Name))];
    IReadOnlyList<Option<ComplainedElsewhere?>> Elsewheres =>
        [.. Enum.GetValues<ComplainedElsewhere>().Select(e => new Option<ComplainedElsewhere?>(e, T[$"Intake.Elsewhere.{e}"]))];
    IReadOnlyList<Option<HelpKind?>> Wishes => [.. Enum.GetValues<HelpKind>().Select(k => new Option<HelpKind?>(k, T[$"Intake.Wish.{k}"]))];
    IReadOnlyList<Option<Theme?>> Themes => T.Options<Theme>();
    IReadOnlyList<Option<ComplaintTopic?>> Topics => T.Options<ComplaintTopic>();
    IReadOnlyList<Option<Channel>> Channels => [.. Enum.GetValues<Channel>().Select(c => new Option<Channel>(c, T.Word(c)))];
    IReadOnlyList<Option<bool>> Shares => [new(true, T["Intake.Share.Yes"]), new(false, T["Intake.Share.No"])];
    IReadOnlyList<Option<bool>> Speakers => [new(false, T["Intake.Speaks.Self"]), new(true, T["Intake.Speaks.Other"])];

    /// <summary>That nobody is named is said once above the fields, not at the first of them.</summary>
    string? Error(string field) => (field, Form.HasCaller) switch
    {
        ("caller", false) => Of("phone"),
        ("phone", false) or ("caller", true) => null,
        _ => Of(field),
    };

    string? Of(string field) => Errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    Task Tell() => Changed.InvokeAsync();

    Task SetThemeAsync(int at, Theme? theme)
    {
        Form.SetTheme(at, theme);
        return Changed.InvokeAsync();
    }
}
