// The way in which a contact reached the office, or an answer left it.
namespace Ombud.Domain.Cases;

public enum Channel { Phone, InPerson, DigitalPost, Email, Letter }
