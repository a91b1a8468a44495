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

    /// <summary>Words that were written about it, and beneath them those files by name that do not go onto the case and that the words do not name.</summary>
    public static string? WithNames(string? words, IncomingContent content, IStringLocalizer<Texts> t)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (string.IsNullOrWhiteSpace(words)) return words;
        var unnamed = content.Files.Where(file => !file.IsFiled && !words.Contains(file.Name, StringComparison.Ordinal)).Select(file => file.Name).ToList();
        if (unnamed.Count == 0) return words;
        var names = Languages.InDanish(() => $"\n\n{t["Post.Incoming.NotTaken", string.Join(", ", unnamed)]}");
        return words + names[..Math.Clamp(PlainText.LongLimit - words.Length, 0, names.Length)];
    }

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
