// One thing to choose in a SelectField or ChoiceField.
namespace Ombud.App.Components;

/// <param name="Hint">A second line, in a ChoiceField only.</param>
public sealed record Option<TValue>(TValue Value, string Text, string? Hint = null, bool Disabled = false);
