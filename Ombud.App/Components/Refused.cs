// What the desk said no to in a form: a message at each field, or one for the whole.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Components;

/// <summary>Holds the last answer of the desk to a form, and what the fields themselves cannot read.</summary>
public sealed class Refused(IStringLocalizer<Texts> t)
{
    Dictionary<string, string> fields = [];

    /// <summary>Set when the whole was refused rather than a field.</summary>
    public (string Title, string Why)? Whole { get; private set; }

    public bool Any => fields.Count > 0 || Whole is not null;

    /// <summary>The messages at fields that a form does not have; they belong to what the form does as a whole.</summary>
    public IEnumerable<string> Beside(IEnumerable<string> known) => fields.ExceptBy(known, field => field.Key).Select(field => field.Value);

    /// <summary>The message at a field, by the name that the desk gives it.</summary>
    public string? At(string field) => fields.GetValueOrDefault(field);

    /// <summary>Takes an answer; true if it was a yes.</summary>
    public bool Took(Refusal? answer)
    {
        fields = answer is Refusal.InvalidInput invalid
            ? invalid.Problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => t.Say(g.First()))
            : [];
        Whole = answer is null or Refusal.InvalidInput ? null : t.Say(answer);
        return answer is null;
    }
}
