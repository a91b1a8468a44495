// The way out of a demo: nothing leaves the machine, and what would have been sent stands in the outbox like anything that was.
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

public sealed partial class DemoChannel(Channel channel, ILogger<DemoChannel> log) : IPostChannel
{
    public Channel Channel => channel;
    public bool IsSetUp => true;
    public TimeSpan Longest => TimeSpan.Zero;

    public Task<SendResult> SendAsync(Envelope letter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(letter);
        Kept(log, letter.Id, channel);
        return Task.FromResult<SendResult>(new SendResult.Sent());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letter {Id} would go by {Channel}; this is a demo.")]
    static partial void Kept(ILogger log, Guid id, Channel channel);
}
