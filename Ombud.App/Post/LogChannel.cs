// The message channel of an office that has set up no other: a line in the log. Number and rule only.
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Post;

public sealed partial class LogChannel(ILogger<LogChannel> log)
{
    public void Send(CaseNumber number, ReminderRule rule) => Reminder(log, number, rule);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminder of case {Number}: {Rule}.")]
    static partial void Reminder(ILogger log, CaseNumber number, ReminderRule rule);
}
