// The channels that a sending about a case may take, as choices: a sensitive case has no plain e-mail among them.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components;

public static class ChannelChoice
{
    extension(IStringLocalizer<Texts> t)
    {
        public IReadOnlyList<Option<Channel?>> ChannelsOf(Case about)
        {
            ArgumentNullException.ThrowIfNull(about);
            return [.. t.Options<Channel>().Where(choice => !about.RulesOut(choice.Value!.Value))];
        }

        public string? NoEmailHint(Case about)
        {
            ArgumentNullException.ThrowIfNull(about);
            return about.RulesOut(Channel.Email) ? t["Components.NoEmail"].Value : null;
        }
    }
}
