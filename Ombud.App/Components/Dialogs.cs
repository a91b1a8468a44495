// The three widths of dialogs; below 960 px all fill the screen (ombud.css). A press beside a dialog never closes it.
using MudBlazor;

namespace Ombud.App.Components;

public static class Dialogs
{
    public static readonly DialogOptions Narrow = Sized(MaxWidth.ExtraSmall);
    public static readonly DialogOptions Medium = Sized(MaxWidth.Small);
    public static readonly DialogOptions Wide = Sized(MaxWidth.Large);

    /// <summary>The same for a form that asks before it closes with unsaved text: Esc presses its way out (data-escape).</summary>
    public static DialogOptions AsForm(this DialogOptions options) => options with { CloseOnEscapeKey = false };

    static DialogOptions Sized(MaxWidth width) => new() { MaxWidth = width, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = true, CloseButton = false };
}
