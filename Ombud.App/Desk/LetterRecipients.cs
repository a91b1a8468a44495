// Who would get a letter today, with what the office knows of its departments.
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public sealed class LetterRecipients(SmtpOptions mail, IEnumerable<IPostChannel> channels, TimeProvider clock)
{
    /// <inheritdoc cref="Recipients.Of"/>
    public (IReadOnlyList<Recipient> To, Refusal? Refused) Of(LetterKind letter, Dossier dossier, Case it, OfficeData office, int? point = null, Deviation? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(office);
        return Recipients.Of(letter, dossier, it, clock.DanishToday, point, office.WaysTo(it.Department, mail.IsTrusted), otherwise,
            way => channels.Any(channel => channel.Channel == way && channel.IsSetUp));
    }
}
