"""The headings that CRMs write, in English, German, French, Spanish and Dutch.

HubSpot, Salesforce and Pipedrive write them in the language of whoever exports. Within a meaning
the better column stands first: a contact's name before the name of their deal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from kitgen.load.leads.cell import folded, unaccented
from kitgen.model.columns import Meaning, Origin

HEADINGS: Mapping[Meaning, str] = {
    Meaning.ID: """
        Record ID | Opportunity ID | Deal - ID | Lead - ID | Deal - Pipedrive System ID | Deal ID
        Opportunity: ID | 18 Digit Opportunity ID | Opportunity ID 18 | Lead ID | Contact ID
        Person - ID | Datensatz-ID | Datensatz-Nr. | Opportunity-ID | Deal-ID | Lead-ID
        ID de fiche d'informations | ID d'enregistrement | ID de l'opportunité | ID opportunité
        Affaire - ID | ID de la transaction | ID de registro | ID de la oportunidad | ID oportunidad
        Trato - ID | ID del negocio | ID del trato | Record-ID | Opportunity-id | Deal-id
        Kontakt-ID | ID du contact | ID de contacto | Contact-ID | Vorgangsnummer | ID
        Kundennummer | Customer number | External ID
    """,
    Meaning.NAME: """
        Full Name | Contact Name | Deal - Contact person | Lead - Contact person | Person - Name
        Associated Contact | Associated Contacts | Primary Contact | Primary Contact: Full Name
        Contact: Full Name | Contact person | Contact | Zugeordneter Kontakt | Kontaktname
        Deal - Kontaktperson | Lead - Kontaktperson | Kontaktperson | Ansprechpartner
        Ansprechpartnerin | Kontakt | Vollständiger Name | Vor- und Nachname
        Affaire - Personne à contacter | Personne - Nom | Personne à contacter | Nom complet
        Contact associé | Nom du contact | Interlocuteur | Trato - Persona de contacto
        Persona - Nombre | Persona de contacto | Nombre completo | Contacto asociado
        Nombre del contacto | Nombre de contacto | Contacto | Deal - Contactpersoon
        Persoon - Naam | Contactpersoon | Volledige naam | Gekoppeld contact | Naam contactpersoon
        Gekoppelde contactpersoon | Lead | Name | Nom | Nombre | Naam | Customer | Kunde | Kundin
        Client | Klant | Cliente | Prospect | Who | Interessent
    """,
    Meaning.FIRST_NAME: """
        First Name | Person - First name | Contact: First Name | Vorname | Person - Vorname
        Prénom | Personne - Prénom | Persona - Nombre de pila | Nombre de pila | Voornaam
        Persoon - Voornaam | Given name
    """,
    Meaning.LAST_NAME: """
        Last Name | Person - Last name | Contact: Last Name | Nachname | Person - Nachname
        Familienname | Nom de famille | Personne - Nom de famille | Apellido | Apellidos
        Persona - Apellido | Persona - Apellidos | Achternaam | Persoon - Achternaam | Surname
        Family name
    """,
    Meaning.TITLE: """
        Deal Name | Opportunity Name | Deal - Title | Lead - Title | Deal Title | Title | Deal
        Opportunity | Deal-Name | Dealname | Name der Opportunity | Opportunity-Name
        Opportunityname | Deal - Titel | Lead - Titel | Titel | Nom de la transaction
        Nom de l'opportunité | Affaire - Titre | Titre de l'affaire | Nom de l'affaire | Titre
        Nombre del negocio | Nombre de la oportunidad | Trato - Título | Nombre del trato | Título
        Dealnaam | Naam van deal | Naam opportunity | Opportunitynaam | Project | Projekt | Proyecto
        Projet | Geschäft | Vorhaben
    """,
    Meaning.EMAIL: """
        Email | E-mail | Email Address | E-mail address | Person - Email | Person - Email - Work
        Person - Email (Work) | Person - Email - Home | Person - Email (Home)
        Person - Email - Other | Person - E-Mail | Person - E-Mail - Arbeit | Contact: Email
        Primary Contact: Email | Contact email | Work email | E-Mail-Adresse | Mail | Mailadresse
        E-Mail Kontakt | Adresse e-mail | Adresse email | E-mail du contact | Courriel
        Personne - E-mail | Personne - E-mail - Travail | Correo electrónico | Correo
        Correo electrónico de contacto | Persona - Correo electrónico
        Persona - Correo electrónico - Trabajo | Dirección de correo electrónico | E-mailadres
        Persoon - E-mail | Persoon - E-mail - Werk
    """,
    Meaning.COMPANY: """
        Company Name | Company | Account Name | Associated Company (Primary) | Associated Company
        Primary Associated Company | Organization - Name | Deal - Organization
        Lead - Organization | Person - Organization | Organization | Organisation | Account
        Unternehmen | Unternehmensname | Name des Unternehmens | Zugeordnetes Unternehmen
        Zugeordnetes Unternehmen (primär) | Accountname | Firma | Firmenname
        Organisation - Name | Deal - Organisation | Nom de l'entreprise | Entreprise
        Entreprise associée | Nom du compte | Compte | Société | Nom de la société
        Organisation - Nom | Affaire - Organisation | Nombre de la empresa | Empresa
        Empresa asociada | Nombre de la cuenta | Cuenta | Organización | Organización - Nombre
        Trato - Organización | Bedrijfsnaam | Bedrijf | Gekoppeld bedrijf | Accountnaam
        Organisatie | Organisatie - Naam | Deal - Organisatie
    """,
    Meaning.INDUSTRY: """
        Industry | Organization - Industry | Account: Industry | Sector | Branche
        Organisation - Branche | Branche des Accounts | Industrie | Secteur d'activité | Secteur
        Organisation - Secteur d'activité | Sector industrial | Organización - Sector | Rubro
        Industria | Bedrijfstak | Organisatie - Branche
    """,
    Meaning.CITY: """
        City | Billing City | Mailing City | Company City | Town
        Deal - City/town/village/locality of Address
        Organization - City/town/village/locality of Address
        Person - City/town/village/locality of Address | Place | Location | Stadt | Ort
        Rechnungsort | Wohnort | Standort | Rechnungsadresse: Ort | Ville | Ville de facturation
        Localité | Ciudad | Ciudad de facturación | Población | Localidad | Plaats | Woonplaats
        Factuurplaats | Stad | Vestigingsplaats | Lieu
    """,
    Meaning.COUNTRY: """
        Country/Region | Country | Billing Country | Billing Country/Territory | Mailing Country
        Deal - Country of Address | Organization - Country of Address
        Person - Country of Address | Land/Region | Land | Rechnungsland | Pays/Région | Pays
        Pays de facturation | País/región | País | País de facturación | Land/regio | Factuurland
    """,
    Meaning.TOLD: """
        Who told you | Who told you about us | Referred by | Referrer | Referral partner
        Referral name | Referred by name | Referral source name | Recommended by | Introduced by
        Introducer | Partner referral | Deal - Referred by | Person - Referred by
        How did you hear about us | Ambassador | Referring customer | Referral contact
        Empfohlen von | Empfohlen durch | Empfehlung von | Empfehlungsgeber | Empfehlungspartner
        Geworben von | Vermittelt von | Vermittelt durch | Vermittler | Tippgeber
        Wer hat uns empfohlen | Wie haben Sie von uns erfahren | Deal - Empfohlen von
        Recommandé par | Parrain | Parrainé par | Référé par | Apporteur d'affaires
        Comment avez-vous entendu parler de nous | Prescripteur | Recomendado por | Referido por
        Referente | Cómo nos conociste | Quién nos recomendó | Aanbevolen door | Doorverwezen door
        Verwezen door | Geïntroduceerd door | Hoe heb je over ons gehoord | Aangebracht door
    """,
    Meaning.SOURCE: """
        Lead Source | Deal Source | Source | Original Source | Original Traffic Source
        Latest Source | Latest Traffic Source | Deal - Source channel | Deal - Source
        Lead - Source | Deal - Lead source | Primary Campaign Source | Lead-Quelle | Leadquelle
        Quelle | Ursprüngliche Quelle | Herkunft | Ursprüngliche Traffic-Quelle
        Deal - Quellkanal | Source de la piste | Origine de la piste | Source du lead
        Affaire - Source du lead | Source d'origine | Origine | Provenance
        Source de trafic d'origine | Origen del prospecto | Origen del candidato | Fuente original
        Fuente del lead | Fuente | Origen | Fuente de tráfico original | Leadbron | Bron
        Oorspronkelijke bron | Herkomst | Channel | Kanal
    """,
    Meaning.CODE: """
        Share code | Share link | Referral code | Referral link | Kitgen code | Invite code
        Deal - Referral code | Person - Referral code | Code | Empfehlungscode | Empfehlungslink
        Code de parrainage | Lien de parrainage | Código de referido | Código de recomendación
        Enlace de referido | Verwijscode | Aanbevelingscode | utm_content
    """,
    Meaning.PROBLEM: """
        Problem | Problem to solve | Main problem | Challenge | Pain point | Biggest challenge
        Use case | Need | Topic | Herausforderung | Thema | Anliegen | Bedarf | Problème | Besoin
        Défi | Sujet | Problema | Necesidad | Reto | Desafío | Tema | Probleem | Uitdaging
        Behoefte | Onderwerp
    """,
    Meaning.AMOUNT: """
        Amount | Deal - Value | Deal Value | Deal Amount | Value | Total Contract Value
        Contract value | Revenue | Deal size | Total | Price
        Betrag | Deal - Wert | Wert | Auftragswert | Auftragssumme | Umsatz | Summe
        Dealwert | Volumen | Montant | Affaire - Valeur | Valeur | Chiffre d'affaires | Importe
        Trato - Valor | Valor | Cantidad | Monto | Ingresos | Bedrag | Deal - Waarde | Waarde
        Omzet | Dealwaarde | Total Revenue
    """,
    Meaning.CURRENCY: """
        Currency | Deal - Currency of Value | Deal - Currency | Amount Currency
        Opportunity Currency | Deal Currency | Currency code | Währung | Deal - Währung von Wert
        Deal - Währung | Betragswährung | Devise | Affaire - Devise de Valeur | Affaire - Devise
        Moneda | Divisa | Trato - Moneda de Valor | Trato - Moneda | Valuta
        Deal - Valuta van Waarde | Deal - Valuta
    """,
    Meaning.STAGE: """
        Deal Stage | Stage | Deal - Stage | Deal - Stage (pipeline) | Stage Name
        Opportunity Stage | Pipeline Stage | Lifecycle Stage | Lead Status | Deal-Phase | Phase
        Dealphase | Deal - Phase | Opportunity-Phase | Lifecycle-Phase | Lead-Status | Stufe
        Verkaufsphase | Stadium | Phase de la transaction | Étape | Affaire - Étape
        Étape de l'opportunité | Phase du cycle de vie | Statut du lead | Etapa del negocio
        Etapa | Trato - Etapa | Etapa de la oportunidad | Fase | Etapa del ciclo de vida
        Estado del lead | Dealfase | Deal - Fase | Opportunityfase | Levenscyclusfase | Leadstatus
        Step
    """,
    Meaning.STATUS: """
        Deal - Status | Deal Status | Status | Won/Lost | Outcome | Result | Ergebnis
        Affaire - Statut | Statut | État | Résultat | Trato - Estado | Estado | Resultado
        Deal-status | Resultaat
    """,
    Meaning.PIPELINE: """
        Pipeline | Deal - Pipeline | Deal pipeline | Sales pipeline | Affaire - Pipeline
        Trato - Embudo | Embudo | Trato - Pipeline | Pijplijn | Deal-Pipeline | Vertriebspipeline
        Pipeline de ventas
    """,
    Meaning.INTRODUCED_ON: """
        Introduced on | Introduction date | First contact | First contact date | Referral date
        Create Date | Created Date | Created | Created at | Created on | Creation date
        Deal - Deal created | Deal - Add time | Lead - Lead created | Date created | Date added
        Add time | Added on | Deal created | Became a Lead Date | Date | Received
        Erstkontakt | Erster Kontakt | Empfohlen am | Eingang | Anfrage am | Erstellungsdatum
        Erstelldatum | Erstellt am | Erstellt | Angelegt am | Deal - Deal erstellt | Deal erstellt
        Datum | Eingangsdatum | Datum der Erstellung | Premier contact | Date de création
        Créé le | Affaire - Affaire créée | Date du premier contact | Date d'ajout
        Primer contacto | Fecha de creación | Creado el | Trato - Trato creado | Fecha de alta
        Fecha del primer contacto | Fecha | Eerste contact | Aanmaakdatum | Datum aangemaakt
        Aangemaakt op | Gemaakt op | Deal - Deal aangemaakt | Datum eerste contact
    """,
    Meaning.MEETING_ON: """
        Meeting date | Meeting on | Meeting | First meeting | First meeting date | Met on
        Appointment date | Demo date | Call date | Date of meeting | Discovery call date
        Termin | Termin am | Datum des Termins | Ersttermin | Erstgespräch | Gespräch am
        Erstgespräch am | Demo am | Date du rendez-vous | Date de rendez-vous | Rendez-vous
        Date de réunion | Premier rendez-vous | Fecha de la reunión | Fecha de reunión | Reunión
        Primera reunión | Fecha de la cita | Afspraak | Datum afspraak | Eerste gesprek
        Gespreksdatum | Kennismaking
    """,
    Meaning.OPPORTUNITY_ON: """
        Became an Opportunity Date | Opportunity date | Qualified date | Qualified on
        Date qualified | Proposal date | Proposal sent | Quote date | Offer date | Qualifiziert am
        Angebotsdatum | Angebot am | Angebot vom | Date de qualification | Date de proposition
        Date du devis | Fecha de calificación | Fecha de propuesta | Fecha de la propuesta
        Offertedatum | Datum offerte | Gekwalificeerd op
    """,
    Meaning.WON_ON: """
        Deal - Won time | Won time | Won date | Won on | Date won | Became a Customer Date
        Signed on | Contract date | Order date | Deal - Datum des gewonnenen Deals | Gewonnen am
        Abschluss am | Auftrag am | Auftragsdatum | Datum des gewonnenen Deals | Vertragsdatum
        Affaire - Date de gain | Date de gain | Gagné le | Date de signature
        Trato - Fecha de trato ganado | Fecha de ganado | Ganado el | Fecha de firma
        Deal - Datum gewonnen | Gewonnen op | Datum gewonnen
    """,
    Meaning.LOST_ON: """
        Deal - Lost time | Lost time | Lost date | Lost on | Date lost
        Deal - Datum des verlorenen Deals | Verloren am | Datum des verlorenen Deals
        Affaire - Heure de l'échec | Affaire - Date de perte | Perdu le | Date de perte
        Trato - Fecha de trato perdido | Perdido el | Fecha de pérdida
        Deal - Datum verloren | Verloren op | Datum verloren
    """,
    Meaning.CLOSED_ON: """
        Close Date | Closed Date | Closing date | Deal - Deal closed on | Deal - Closed on
        Deal - Close time | Closed on | Date closed | Abschlussdatum | Schlusstermin
        Deal - Deal abgeschlossen am | Geschlossen am | Abgeschlossen am | Date de fermeture
        Date de clôture | Affaire - Affaire clôturée le | Affaire - Affaire fermée le | Clôturé le
        Fecha de cierre | Trato - Trato cerrado el | Cerrado el | Sluitingsdatum | Einddatum
        Datum gesloten | Gesloten op | Deal - Deal gesloten op
    """,
    Meaning.NOTHING: """
        Expected close date | Deal - Expected close date | Last Modified Date | Last activity date
        Update time | Deal - Update time | Next activity date | Deal - Weighted value
        Deal - Probability | Probability | Probability (%) | Deal owner | Opportunity Owner
        Contact owner | Company owner | Account Owner | Owner | Lead Owner | Stage change time
        Deal - Last stage change | Deal - Lost reason | Closed Lost Reason | Closed Won Reason
        Deal - Organization ID | Deal - Contact person ID | Associated Contact IDs
        Associated Company IDs | Company ID | Account ID | Deal - Source origin
        Deal - Source origin ID | Deal - Source channel ID | Deal - Currency of Weighted value
        Amount in company currency | Amount (converted) | Betrag in Unternehmenswährung
        Expected Revenue | Forecast Amount | Weighted amount | Deal - Label | Company owner
        Voraussichtliches Abschlussdatum | Deal - Erwartetes Abschlussdatum
        Datum der letzten Aktivität | Letzte Änderung | Zuständiger Mitarbeiter
        Date de clôture prévue | Affaire - Date de clôture prévue | Date de dernière modification
        Fecha de cierre prevista | Trato - Fecha de cierre prevista | Fecha de última modificación
        Verwachte sluitingsdatum | Datum laatste wijziging | Ticket number | Phone number
        Street number | House number | Order number
    """,
}
"""Parted by | and by ends of lines. What is under NOTHING looks like another column, and is not."""

_ORIGINS: Mapping[Origin, str] = {
    Origin.PIPEDRIVE: r"(?:deal|lead|person|organi[sz]ation|affaire|personne|trato|persona"
    r"|organizacion|persoon|organisatie) - \S.*",
    Origin.HUBSPOT: r"record id(?: - \w+)?|deal ?(?:stage|name|owner)|create date|lifecycle stage"
    r"|original (?:traffic )?source|associated (?:contact|company).*|date entered .*"
    r"|became an? .*|datensatz-id|deal-(?:phase|name)|erstellungsdatum|id de fiche d.informations"
    r"|(?:phase|nom) de la transaction|date de fermeture|id de registro"
    r"|(?:etapa|nombre) del negocio|record-id|dealfase|dealnaam|contact owner",
    Origin.SALESFORCE: r"(?:18 digit )?opportunity[ -](?:id|name|owner)|account (?:name|owner)"
    r"|created date|lead (?:source|owner|id)|company / account|schlusstermin|accountname"
    r"|lead-?quelle|name der opportunity|nom (?:du compte|de l.opportunite)|date de cloture"
    r"|(?:source|origine) de la piste|opportunitynaam|nombre de la (?:cuenta|oportunidad)"
    r"|accountnaam|leadbron|naam opportunity|forecast category|fiscal period|probability \(%\)",
}


class Known(NamedTuple):
    """What a heading is, and how good a column it is for that: 0 is best."""

    meaning: Meaning
    rank: int


@cache
def known() -> Mapping[str, Known]:
    """Every heading without capitals, accents and signs; what it is comes from the first list."""
    found: dict[str, Known] = {}
    for meaning, names in HEADINGS.items():
        for rank, name in enumerate(re.split(r"[|\n]", names)):
            if words := folded(name):
                found.setdefault(words, Known(meaning, rank))
    return found


def origin_of(headings: Iterable[str]) -> Origin:
    """The CRM that most of the headings are typical of; a sheet, if not at least two are."""
    plain = [unaccented(heading.casefold()) for heading in headings]
    counts = {
        origin: sum(re.fullmatch(pattern, heading) is not None for heading in plain)
        for origin, pattern in _ORIGINS.items()
    }
    best = max(counts, key=lambda origin: counts[origin])
    return best if counts[best] > 1 else Origin.SHEET
