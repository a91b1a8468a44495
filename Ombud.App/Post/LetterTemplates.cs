// The letter templates in force, kept in memory and read again after each change of them.
using Ombud.Domain.Letters;

namespace Ombud.App.Post;

public sealed class LetterTemplates(TemplateQuery query) : IDisposable
{
    readonly SemaphoreSlim reading = new(1, 1);
    volatile IReadOnlyDictionary<(TemplateKind, string), TemplateInForce>? known;
    int changes;

    /// <summary>The office's own in its newest version, or else the one that Ombud comes with.</summary>
    /// <param name="language">One of <see cref="BuiltInTemplates.Languages"/>.</param>
    public async ValueTask<TemplateInForce> FindAsync(TemplateKind kind, string language, CancellationToken stop = default) =>
        (await NewestAsync(stop)).GetValueOrDefault((kind, language)) ?? TemplateInForce.BuiltIn(kind, language);

    /// <summary>What a letter is made of. An own template that is no longer sound is passed over: a letter must be able to go out.</summary>
    public async ValueTask<Template> GetAsync(TemplateKind kind, string language, CancellationToken stop = default)
    {
        var (subject, body) = await FindAsync(kind, language, stop) is { IsSound: true } own ? (own.Subject, own.Body) : BuiltInTemplates.Of(kind, language);
        return Template.Parse(kind, subject, body).Read ?? throw new InvalidOperationException($"The built-in template of {kind} is not sound.");
    }

    async ValueTask<IReadOnlyDictionary<(TemplateKind, string), TemplateInForce>> NewestAsync(CancellationToken stop)
    {
        if (known is { } kept) return kept;
        await reading.WaitAsync(stop);
        try
        {
            if (known is { } meanwhile) return meanwhile;
            var before = Volatile.Read(ref changes);
            var read = await query.NewestAsync(stop);
            // What was changed while it was being read is not kept.
            if (before == Volatile.Read(ref changes)) known = read;
            return read;
        }
        finally { reading.Release(); }
    }

    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        known = null;
    }

    public void Dispose() => reading.Dispose();
}
