// What leaves the office about a case: disclosure to a department, the citizen's no to it, and what sensitive matters rule out.
namespace Ombud.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The objection that stands: the case is looked at on limited grounds. Null: there is none.</summary>
    public Objection? Objection => Objections.LastOrDefault(o => o.WithdrawnOn is null);

    /// <summary>Could nothing be given to a department on this day?</summary>
    public bool IsObjectedOn(DateOnly day) => Objections.Any(o => o.CoversOn(day));

    /// <summary>The citizen expressly says no to giving the administration anything. Also once the case is concluded.</summary>
    public Refusal? RecordObjection(DateOnly on, Channel through, DateOnly today)
    {
        if (Objection is not null) return new Refusal.AlreadyObjected();
        if (on > today) return new Refusal.DateInFuture(on);
        if (on < ReceivedOn) return new Refusal.DateBeforeReceipt(on, ReceivedOn);
        return Add(new CaseEvent.Objected(on, through));
    }

    /// <summary>The citizen takes the no back: from that day on something may be given again.</summary>
    public Refusal? WithdrawObjection(DateOnly on, DateOnly today)
    {
        if (Objection is not { } standing) return new Refusal.NotObjected();
        return CheckAfter(standing, on, today) ?? Add(new CaseEvent.ObjectionWithdrawn(on));
    }

    /// <summary>The citizen was told what the no limits.</summary>
    public Refusal? TellLimits(DateOnly on, Channel channel, DateOnly today)
    {
        if (Objection is not { } standing) return new Refusal.NotObjected();
        if (standing.ToldOn is { } told) return new Refusal.LimitsAlreadyTold(told);
        if (RulesOut(channel)) return new Refusal.PlainEmailRuledOut();
        return CheckAfter(standing, on, today) ?? Add(new CaseEvent.LimitsTold(on, channel));
    }

    /// <summary>Something was given to a department. Never while the citizen's no to it stands.</summary>
    public Refusal? Disclose(Disclosure disclosure, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(disclosure);
        if (IsObjectedOn(disclosure.On)) return new Refusal.ObjectedToDisclosure();
        if (disclosure.What is not { Count: > 0 }) return new Refusal.NothingDisclosed();
        return CheckSent(disclosure.On, disclosure.Channel, today)
            ?? Add(new CaseEvent.Disclosed(disclosure with { What = [.. disclosure.What.Distinct()] }));
    }

    /// <param name="isSensitive">May be true without a category: nobody has looked closer yet.</param>
    public Refusal? MarkSensitive(bool isSensitive, SensitiveCategory categories)
    {
        isSensitive |= categories is not SensitiveCategory.None;
        return isSensitive == Flags.HasFlag(CaseFlags.Sensitive) && categories == SensitiveCategories
            ? null
            : Add(new CaseEvent.SensitivitySet(isSensitive, categories));
    }

    /// <summary>Plain e-mail can be read on its way: no answer and no disclosure of a sensitive case goes by it.</summary>
    public bool RulesOut(Channel channel) => channel is Channel.Email && Flags.HasFlag(CaseFlags.Sensitive);

    /// <summary>The channel that the case came by, or Digital Post where that is ruled out.</summary>
    public Channel SafeChannel => RulesOut(Channel) ? Channel.DigitalPost : Channel;

    Refusal? CheckSent(DateOnly on, Channel channel, DateOnly today) =>
        CheckDate(on, today) ?? (RulesOut(channel) ? new Refusal.PlainEmailRuledOut() : null);

    static Refusal? CheckAfter(Objection standing, DateOnly on, DateOnly today) =>
        on > today ? new Refusal.DateInFuture(on)
        : on < standing.On ? new Refusal.DateBeforeObjection(on, standing.On.Value)
        : null;
}
