// The one button: a native element with the classes of ombud.css, as link when it has an address.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public enum BtnKind { Secondary, Primary, Text, Danger }

public sealed partial class Btn
{
    [Parameter] public BtnKind Kind { get; set; }
    [Parameter] public string? Icon { get; set; }
    [Parameter] public string? Href { get; set; }
    [Parameter] public bool Submit { get; set; }
    [Parameter] public bool Small { get; set; }
    [Parameter] public bool Large { get; set; }
    [Parameter] public bool Block { get; set; }
    /// <summary>Stays focusable and is read as disabled; say the reason in words beside it.</summary>
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool Busy { get; set; }
    /// <summary>The key that does the same, shown on the button.</summary>
    [Parameter] public string? Key { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter] public EventCallback OnClick { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    string Classes => string.Join(' ', new[]
    {
        "btn", Kind switch { BtnKind.Primary => "primary", BtnKind.Text => "text", BtnKind.Danger => "text danger", _ => "secondary" },
        Small ? "small" : null, Large ? "large" : null, Block ? "block" : null, Disabled || Busy ? "off" : null, Class,
    }.Where(name => name is not null));

    Task PressAsync() => Disabled || Busy ? Task.CompletedTask : OnClick.InvokeAsync();
}
