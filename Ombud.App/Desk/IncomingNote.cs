// The note that a message becomes on a case: subject, words, and the files that do not go onto the case, by their names.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public static class IncomingNote
{
    /// <summary>Leaves room in a note for the subject and the files; a longer text comes along as a file.</summary>
    public const int MostText = 8_000;

    /// <summary>In Danish, as the office's notes are.</summary>
    public static string Of(IncomingContent content, IStringLocalizer<Texts> t)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Languages.InDanish(() =>
        {
            var (text, refused) = (content.Text ?? "", content.Files.Where(file => !file.IsFiled).Select(file => file.Name).ToList());
            string?[] parts =
            [
                content.Subject,
                text.Length > MostText ? $"{text[..MostText]}… {t["Post.Incoming.Cut"]}" : text,
                refused.Count == 0 ? null : t["Post.Incoming.NotTaken", string.Join(", ", refused)].Value,
            ];
            var note = string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
            return note.Length == 0 ? t["Post.Incoming.NoText"].Value : note[..Math.Min(note.Length, PlainText.LongLimit)];
        });
    }
}
