// Until when a request to the office itself must be answered. Closures and closing days of the office move none of these.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Registers;

/// <summary>Access to documents first, then what a person may ask for about data on themselves.</summary>
public enum RequestKind { AccessToDocuments = 1, RightOfAccess, Rectification, Erasure, Restriction, Objection }

public static class RequestDeadline
{
    /// <summary>Working days by public holidays only [offentlighedsloven § 36(2)].</summary>
    public const int DocumentDays = 7;

    extension(RequestKind kind)
    {
        /// <summary>A request under the data protection rules, which the data protection officer follows.</summary>
        public bool IsOfDataSubject => kind is not RequestKind.AccessToDocuments;
    }

    /// <summary>What the law gives from receipt: 7 working days for documents, a month for data subjects [GDPR art. 12(3)].</summary>
    public static DateOnly OriginalDueOn(RequestKind kind, DateOnly receivedOn) => kind.IsOfDataSubject
        ? AccessDeadline.DueOn(receivedOn, extended: false)
        : WorkingCalendar.PublicHolidaysOnly.AddWorkingDays(receivedOn, DocumentDays);

    /// <summary>Three months from receipt, if the person was told of it, with the reason, before the first month was over.</summary>
    public static DateOnly ExtendedDueOn(DateOnly receivedOn) => AccessDeadline.DueOn(receivedOn, extended: true);
}
