// Turns a writing that a newer version has shut out into a "no" that screens and the API can put into words.
using Ombud.Domain;

namespace Ombud.App.Desk;

static class NewerVersion
{
    extension(Task<Refusal?> writing)
    {
        public async Task<Refusal?> OrRefusedAsync()
        {
            try { return await writing; }
            catch (NewerDatabaseException) { return new Refusal.NewerVersionRuns(); }
        }
    }

    extension<T>(Task<(T? Made, Refusal? Refused)> writing) where T : class
    {
        public async Task<(T? Made, Refusal? Refused)> OrRefusedAsync()
        {
            try { return await writing; }
            catch (NewerDatabaseException) { return (null, new Refusal.NewerVersionRuns()); }
        }
    }
}
