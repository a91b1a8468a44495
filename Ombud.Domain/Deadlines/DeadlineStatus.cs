// How a case stands with its deadline, and how a deadline was counted, as values that a screen can say in words.
namespace Ombud.Domain.Deadlines;

/// <summary>None: no promise was made. InTime and Late: answered. Ample: more than 3 working days left. Soon: 1 to 3.</summary>
public enum DeadlineLevel { None, InTime, Late, Ample, Soon, Today, Overdue }

/// <param name="WorkingDays">Working days left (Ample, Soon), past the deadline (Overdue) or answered too late (Late); else 0.</param>
public readonly record struct DeadlineStatus(DeadlineLevel Level, int WorkingDays);

/// <summary>The public holidays by name. No two of them meet, but one can meet a closing day (5 June 2028 is 2. pinsedag).</summary>
public enum PublicHoliday
{
    NewYearsDay, MaundyThursday, GoodFriday, EasterSunday, EasterMonday, GreatPrayerDay, AscensionDay,
    WhitSunday, WhitMonday, ChristmasDay, SecondChristmasDay,
}

/// <summary>Days on which the office may be closed though they are no public holidays; each can be switched on or off.</summary>
public enum OfficeClosingDay { FirstOfMay, ConstitutionDay, ChristmasEve, NewYearsEve }

/// <summary>Earlier and Later: working days of the first and last week that lie before receipt or after the due date.</summary>
public enum DayKind { Received, Counted, Weekend, Holiday, ClosingDay, Closure, Earlier, Later }

/// <summary>One calendar day of a count. Number is set for counted days (1 is the first working day after receipt).</summary>
public sealed record CountedDay(DateOnly Date, DayKind Kind, int? Number = null, PublicHoliday? Holiday = null, OfficeClosingDay? ClosingDay = null);
