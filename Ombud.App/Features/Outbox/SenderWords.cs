// Who a message is from, in one line: a name and what they are known by. A CPR number shows no more than the date of birth.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.Outbox;

static class SenderWords
{
    public static string Of(IncomingContent content, IStringLocalizer<Texts> t)
    {
        var known = CprNumber.TryParse(content.Cpr, out var cpr) ? cpr.ToString() : content.Email;
        var parts = new[] { content.Name, known }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct().ToList();
        return parts.Count == 0 ? t["Outbox.Incoming.NoSender"] : string.Join(" · ", parts);
    }
}
