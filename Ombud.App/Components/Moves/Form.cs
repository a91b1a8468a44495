// Small helpers of forms: which error belongs to which field.
namespace Ombud.App.Components.Moves;

static class Form
{
    public static string? For(this IReadOnlyList<FieldError> errors, string id) => errors.FirstOrDefault(e => e.FieldId == id)?.Message;

    /// <summary>Adds an error for a text that must be there.</summary>
    public static void Need(this List<FieldError> errors, string id, string? text, string message)
    {
        if (string.IsNullOrWhiteSpace(text)) errors.Add(new(id, message));
    }
}
