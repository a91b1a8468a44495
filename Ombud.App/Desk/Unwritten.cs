// Turns a writing that a newer version has shut out, or that did not reach the database, into a "no" that screens and the API can put into words.
using Ombud.App.Data;
using Ombud.Domain;

namespace Ombud.App.Desk;

static class Unwritten
{
    /// <param name="loss">As <see cref="DatabaseState.IsLoss"/> tells.</param>
    public static Refusal Of(Exception loss) => DatabaseState.IsFull(loss) ? new Refusal.DiskFull() : new Refusal.DatabaseGone();

    extension(Task<Refusal?> writing)
    {
        public async Task<Refusal?> OrRefusedAsync()
        {
            try { return await writing; }
            catch (NewerDatabaseException) { return new Refusal.NewerVersionRuns(); }
            catch (Exception e) when (DatabaseState.IsLoss(e)) { return Of(e); }
        }
    }

    extension<T>(Task<(T? Made, Refusal? Refused)> writing) where T : class
    {
        public async Task<(T? Made, Refusal? Refused)> OrRefusedAsync()
        {
            try { return await writing; }
            catch (NewerDatabaseException) { return (null, new Refusal.NewerVersionRuns()); }
            catch (Exception e) when (DatabaseState.IsLoss(e)) { return (null, Of(e)); }
        }
    }
}
