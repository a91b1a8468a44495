// A file that belongs to a case: what it is and where it came from. Its bytes are kept apart, in sealed chunks.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>From whom the office got the document; Office: it was made here.</summary>
public enum DocumentSource { Citizen, Department, Office, Other }

/// <param name="MediaType">Told by the content, never by the name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="On">The local date of receipt or sending [offentlighedsloven § 15].</param>
/// <param name="At">When it was attached, UTC.</param>
/// <param name="Subject">What it is about, in a few words [offentlighedsloven § 15]. Null: nobody has said so yet, or the office made it.</param>
public sealed record Document(
    Guid Id, string Name, string MediaType, long Size, DocumentSource Source, DateOnly On, DateTimeOffset At, StaffId By, string? Subject = null) : DossierRecord(Id)
{
    public const int MostMegabytes = 25;
    public const int MaxBytes = MostMegabytes * 1024 * 1024;

    public override string ToString() => nameof(Document);
}
