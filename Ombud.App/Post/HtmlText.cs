// The words of a page of HTML, and nothing else of it: no script, no style, no address is kept or followed.
using System.Text;
using MimeKit.Text;

namespace Ombud.App.Post;

static class HtmlText
{
    /// <summary>What stands in these is no text of the message.</summary>
    static readonly HashSet<HtmlTagId> Silent = [HtmlTagId.Script, HtmlTagId.Style, HtmlTagId.Title];
    /// <summary>An empty line before and after.</summary>
    static readonly HashSet<HtmlTagId> Paragraphs =
        [HtmlTagId.P, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4, HtmlTagId.H5, HtmlTagId.H6, HtmlTagId.BlockQuote, HtmlTagId.Table, HtmlTagId.Pre, HtmlTagId.HR];
    /// <summary>A line of their own.</summary>
    static readonly HashSet<HtmlTagId> Lines =
        [HtmlTagId.Div, HtmlTagId.LI, HtmlTagId.UL, HtmlTagId.OL, HtmlTagId.TR, HtmlTagId.Section, HtmlTagId.Article, HtmlTagId.Header, HtmlTagId.Footer];

    public static string Of(string html)
    {
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var (text, silent) = (new StringBuilder(), (HtmlTagId?)null);
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag) silent = Mark(text, tag, silent);
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } data && silent is null) Append(text, data.Data);
        }
        return text.ToString().Trim();
    }

    /// <summary>Gives the tag whose end is waited for before anything is read again.</summary>
    static HtmlTagId? Mark(StringBuilder text, HtmlTagToken tag, HtmlTagId? silent)
    {
        if (silent is { } waited) return tag.IsEndTag && tag.Id == waited ? null : silent;
        if (!tag.IsEndTag && !tag.IsEmptyElement && Silent.Contains(tag.Id)) return tag.Id;
        if (tag.Id is HtmlTagId.Br) text.Append('\n');
        else if (Paragraphs.Contains(tag.Id)) Break(text, lines: 2);
        else if (Lines.Contains(tag.Id)) Break(text, lines: 1);
        else if (tag.Id is HtmlTagId.TD or HtmlTagId.TH && text.Length > 0 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
        if (tag is { Id: HtmlTagId.LI, IsEndTag: false }) text.Append("- ");
        return null;
    }

    /// <summary>As many line ends as are missing.</summary>
    static void Break(StringBuilder text, int lines)
    {
        while (text is [.., ' ' or '\t']) text.Length--;
        if (text.Length == 0) return;
        for (var there = text switch { [.., '\n', '\n'] => 2, [.., '\n'] => 1, _ => 0 }; there < lines; there++) text.Append('\n');
    }

    /// <summary>Line ends in HTML are spaces, and several spaces are one.</summary>
    static void Append(StringBuilder text, string words)
    {
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter)) text.Append(letter);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
        }
    }
}
