import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { spfTerm } from '../../../knowledge/remedies/authentication.ts';
import type { AzureTexts } from '../../remedy-groups.ts';

const TEST =
  'Test het vanaf de machine zelf, met een server die niet van Microsoft is (op Linux: nc -vz gmail-smtp-in.l.google.com 25):';

const WAYS_OUT: Partial<Record<NonNullable<Names['outbound']>, string>> = {
  nat_gateway: 'het openbare IP van de NAT-gateway',
  firewall: 'het openbare IP van de firewall',
  load_balancer: 'het openbare IP van de load balancer',
};
const wayOut = ({ outbound }: Names) => WAYS_OUT[outbound ?? 'default'] ?? 'niet vanaf het adres dat je beheert';

export const azure: AzureTexts = {
  'azure-relay': {
    title: () => 'Verstuur via een relay met authenticatie, op poort 587',
    steps: {
      holds: () =>
        'De tekst van Microsoft van 28 juli 2025: alleen abonnementen met een Enterprise Agreement of MCA-E mogen op poort 25 versturen, en Enterprise Dev/Test is open te zetten. Voor elk ander soort blijft de poort dicht. De aanvraag voor een uitzondering die teksten van 2018 tot 2021 beschrijven, bestaat niet meer.',
      csp: () =>
        'Via een CSP-partner is het hetzelfde: in 2018 kon de partner het namens jou bij Microsoft aanvragen, nu hoort CSP bij de geblokkeerde soorten. Vraag de partner om een relay, of om over te gaan naar een Enterprise Agreement of MCA-E, niet om een uitzondering.',
      old: () =>
        "De datum van aanmelden telde ooit mee: oudere teksten lieten abonnementen van vóór 15 november 2017 open. De tekst van nu noemt dat niet. Test bij zo'n oud abonnement de poort voor je een van beide gelooft:",
      acs: () =>
        'De relay van Microsoft zelf is Azure Communication Services: smtp.azurecomm.net, poort 587 met TLS. De gebruikersnaam is de naam van de resource, het Entra application id en het tenant id, met | ertussen; het wachtwoord is het client secret van de applicatie.',
      postfix: () => 'In Postfix, met gebruikersnaam en wachtwoord in /etc/postfix/sasl_passwd:',
      exchange: () => 'In Exchange, met de naam van de relay:',
      other: () =>
        'SendGrid, een andere relaydienst of een eigen server buiten Azure kan ook. Poort 587 en 443 zijn bij elk soort open. Zet de relay in je SPF-record en laat hem met DKIM ondertekenen.',
    },
  },
  'azure-types': {
    title: () => 'Kijk welk soort abonnement het is: dat beslist',
    steps: {
      look: () =>
        'In de Azure-portal: Subscriptions, het abonnement, Overview, Offer. (Wat volgt is de tekst van Microsoft van 28 juli 2025.)',
      enterprise: () =>
        'Enterprise Agreement of MCA-E: Azure blokkeert poort 25 niet. Kijk dan naar je eigen NSG, firewall en routes, of naar die ene bestemming.',
      'dev-test': () =>
        'Enterprise Dev/Test: zet hem zelf open, in het virtuele netwerk onder Diagnose and solve problems, en stop (deallocate) en start daarna de machine.',
      others: () =>
        'Pay-As-You-Go, CSP, Visual Studio, proef, student, gesponsord en alle andere: kan niet open; verstuur via een relay.',
    },
  },
  'azure-dev-test': {
    title: () => 'Zet poort 25 zelf open, en stop en start dan de machine',
    steps: {
      diagnose: () =>
        'In de Azure-portal: het virtuele netwerk, Diagnose and solve problems, "Cannot send email (SMTP-Port 25)", voer de diagnose uit. Een abonnement van het soort Enterprise Dev/Test dat in aanmerking komt, krijgt de uitzondering vanzelf.',
      restart: () => 'Stop (deallocate) en start daarna elke machine. Opnieuw opstarten is niet genoeg:',
      subnet: () =>
        'In een gedelegeerd subnet: voeg een tijdelijk subnet aan het virtuele netwerk toe en haal het weer weg.',
      limits: () =>
        'Het geldt alleen voor dat abonnement, en alleen voor verkeer dat rechtstreeks naar internet gaat. In de tekst van 2018 stond ook dat Microsoft de uitzondering kan intrekken bij misbruik; in die van 28 juli 2025 staat dat niet meer.',
      test: () => TEST,
    },
  },
  'azure-stop-start': {
    title: () => 'Stop (deallocate) de machine en start hem weer',
    steps: {
      why: () =>
        'Een uitzondering gaat in als de machine opnieuw geplaatst wordt. Opnieuw opstarten, in de machine of in de portal, laat hem waar hij is.',
      restart: () => 'Voor elke machine van het abonnement die verstuurt:',
      subnet: () =>
        'In een gedelegeerd subnet: voeg een tijdelijk subnet aan het virtuele netwerk toe en haal het weer weg.',
      limits: () =>
        'Het geldt alleen voor dat abonnement, en alleen voor verkeer dat rechtstreeks naar internet gaat. In de tekst van 2018 stond ook dat Microsoft de uitzondering kan intrekken bij misbruik; in die van 28 juli 2025 staat dat niet meer.',
      test: () => TEST,
      older: () =>
        'Blijft de poort dicht: tegenwoordig zijn uitzonderingen alleen voor Enterprise Dev/Test beschreven (tekst van 28 juli 2025). Andere soorten versturen via een relay op poort 587.',
    },
  },
  'azure-own-side': {
    title: () => 'Kijk naar je eigen NSG, routes en firewall',
    steps: {
      platform: () =>
        'Met een Enterprise Agreement of MCA-E blokkeert Azure zelf poort 25 niet, dus bij Microsoft valt er niets aan te vragen. Wat hem blokkeert zit aan jouw kant.',
      nsg: () =>
        'Bekijk de regels van de network security group (NSG) die gelden, op de netwerkkaart en op het subnet:',
      allow: () =>
        'Een regel die uitgaand verkeer weigert heeft een regel vóór zich nodig die TCP 25 toestaat, met een lager prioriteitsnummer:',
      route: () =>
        "Geen zo'n regel? Kijk waar het verkeer heen gaat. Een route naar een firewall of je eigen netwerk betekent dat 25 daar toegestaan moet zijn:",
      type: () =>
        'Is het abonnement van EA of MCA-E naar een ander soort veranderd? Dan kan de blokkade meegekomen zijn. Ook Enterprise Dev/Test is een ander soort.',
      test: () => TEST,
    },
  },
  'azure-firewall-rule': {
    title: () => 'Voeg in Azure Firewall een netwerkregel voor TCP 25 toe',
    steps: {
      outdated: () =>
        'Het advies dat Azure Firewall niet ondersteund wordt voor poort 25 is verouderd (tekst van 2018). Sinds de tekst van 28 juli 2025: met EA of MCA-E zijn virtuele machines en Azure Firewall niet geblokkeerd.',
      rule: () =>
        'De firewall weigert wat geen regel toestaat. Sta het alleen voor de mailserver toe (met een firewall policy: in de rule collection daarvan):',
      snat: () =>
        "Ontvangers zien dan het openbare IP van de firewall: dat heeft het PTR-record nodig. Zijn er meer openbare IP's, dan heeft elk ervan er een nodig (dat volgt eruit; een tekst van Microsoft die het zegt ken ik niet).",
      test: () => TEST,
    },
  },
  'azure-app-service': {
    title: () => 'Laat de app zijn mail aan een relay geven',
    steps: {
      holds: () =>
        'App Service en Functions kunnen poort 25 alleen gebruiken via VNet-integratie of in een App Service Environment v3, en alleen als het soort abonnement poort 25 toestaat (tekst van 28 juli 2025). Andere PaaS-diensten kunnen het niet.',
      relay: () =>
        'Zonder dat: gebruik een relay op poort 587 of 443, zoals Azure Communication Services of SendGrid. Dat werkt bij elk plan en elk soort abonnement.',
      vnet: () =>
        'Met een Enterprise Agreement of MCA-E: zet regionale VNet-integratie aan, met al het uitgaande verkeer door het netwerk, en ga naar buiten via een NAT-gateway of firewall met een eigen openbaar IP.',
    },
  },
  'azure-own-outbound': {
    title: () => 'Geef de machine een eigen statisch openbaar IP of een NAT-gateway',
    steps: {
      why: () =>
        'Zonder eigen openbaar IP gaat de machine naar buiten via de standaard uitgaande toegang van Azure: een adres van Microsoft dat kan veranderen en waar jij geen PTR-record voor kunt zetten.',
      attach: (names) =>
        `Koppel een statisch openbaar IP (Standard SKU) en stel daarop ReverseFqdn in${names.mailName === null ? '' : ` op ${names.mailName}`}; het forward record moet er zijn vóór de laatste opdracht:`,
      forward: (names) => `Het forward record: ${mailNameOr(names)} A het nieuwe adres, in je eigen DNS-zone.`,
      nat: () =>
        'Voor meer machines: een NAT-gateway met één statisch openbaar IP. Ontvangers zien dan dat adres, dus daar hoort de PTR op (dat volgt eruit; een tekst van Microsoft die het zegt ken ik niet).',
      spf: () => 'Zet het nieuwe adres in je SPF-record, en laat de server zich met dezelfde naam melden (HELO).',
    },
  },
  'azure-egress': {
    title: (names) => `De mail vertrekt vanaf ${ipOr(names)}, ${wayOut(names)}`,
    steps: {
      which: (names) =>
        names.outbound === 'nat_gateway'
          ? 'Een NAT-gateway gaat vóór het openbare IP op de netwerkkaart, voor alles wat het subnet verstuurt (Microsoft, 14 april 2026). De PTR van het adres op de netwerkkaart telt dan niet meer.'
          : 'In Azure telt het eerste dat er is: een route naar een firewall, een NAT-gateway op het subnet, het openbare IP op de netwerkkaart, een outbound rule van een load balancer (Microsoft, 14 april 2026).',
      find: (names) => `Kijk welke openbare-IP-resource ${ipOr(names)} heeft, en waar die bij hoort:`,
      ptr: () =>
        "Zet ReverseFqdn op die resource, zoals hieronder: de PTR van een NAT-gateway of firewall hoort op het openbare IP ervan, en zijn er meer openbare IP's, dan heeft elk er een nodig (dat volgt eruit; een tekst van Microsoft die het zegt ken ik niet).",
      back: () =>
        'Of zet de mailserver in een subnet zonder NAT-gateway: dan verstuurt hij weer vanaf het openbare IP op zijn netwerkkaart.',
      spf: (names) => `Mail vanaf ${ipOr(names)} moet ook voor SPF slagen: ${spfTerm(names)} hoort in je SPF-record.`,
    },
  },
  'azure-no-way-out': {
    title: () => 'Geef de machine een weg naar buiten: een openbaar IP of een NAT-gateway',
    steps: {
      why: () =>
        'Als geen enkele poort opengaat, gaat het niet om poort 25. Nieuwe virtuele netwerken krijgen sinds de API-versies van na 31 maart 2026 private subnetten: zonder NAT-gateway, load balancer of openbaar IP is er geen weg naar buiten.',
      attach: () => 'Koppel een statisch openbaar IP, of zet een NAT-gateway op het subnet:',
      then: () =>
        'Test daarna poort 25 opnieuw: of die opengaat hangt van het soort abonnement af (Enterprise Agreement en MCA-E zijn niet geblokkeerd).',
    },
  },
  'azure-reverse-ownership': {
    title: (names) => `Laat ${mailNameOr(names)} eerst naar het openbare IP leiden, en stel ReverseFqdn dan opnieuw in`,
    steps: {
      why: (names) =>
        `Azure zoekt ${mailNameOr(names)} op bij het uitvoeren van de opdracht. Het moet de cloudapp.azure.com-naam van een openbaar IP van het abonnement zijn, een CNAME daarnaartoe, of met een A-record naar een statisch openbaar IP ervan leiden.`,
      record: (names) =>
        names.ip === null
          ? 'Zet dus eerst het A-record, in de DNS-zone van je eigen domein. Het openbare IP moet statisch zijn:'
          : `Zet dus eerst het A-record, in de DNS-zone van je eigen domein. ${ipOr(names)} moet een statisch openbaar IP zijn:`,
      'or-cname': () =>
        'Bij een dynamisch adres: een CNAME naar de eigen cloudapp.azure.com-naam van het adres, of maak het adres statisch.',
      wait: () => 'Wacht tot het van buiten zichtbaar is:',
      again: () => 'Voer de opdracht dan opnieuw uit, met de punt aan het eind:',
      powershell: () => 'Of met PowerShell:',
      scope: () =>
        'Klopt dit allemaal en wordt het nog geweigerd? Kijk of het openbare IP een domainNameLabelScope heeft: daarmee weigert Azure elke eigen naam (een gemelde fout).',
    },
  },
  'azure-reverse-dynamic': {
    title: () => 'Maak het openbare IP statisch, of gebruik een CNAME',
    steps: {
      static: () =>
        'Het A-record klopt, maar Azure accepteert het alleen bij een statisch openbaar IP. Maak het statisch (de Standard SKU is dat altijd), en kijk daarna of het adres hetzelfde is gebleven:',
      record: () => 'Is het adres veranderd, verbeter dan het A-record:',
      cname: () => 'Of laat het dynamisch en gebruik een CNAME naar het DNS-label van het adres:',
      again: () => 'Stel ReverseFqdn dan opnieuw in, met de punt aan het eind:',
    },
  },
  'azure-reverse-label-scope': {
    title: () => 'Meld het bij Azure, en gebruik zolang een openbaar IP zonder domainNameLabelScope',
    steps: {
      known: () =>
        'Het is een gemelde fout van Azure (januari 2026, nog open toen het gelezen werd): met domainNameLabelScope weigert de API een ReverseFqdn, hoewel de naam van jou is. Aan je DNS iets veranderen helpt niet.',
      show: () => 'Kijk of het aan de scope ligt:',
      around: () =>
        'Maak een statisch openbaar IP met een gewoon DNS-label, zonder scope, stel daar ReverseFqdn op in en laat de server daarvandaan versturen. Het adres wordt een ander, dus pas ook het A-record en SPF aan.',
      meanwhile: () =>
        'Verstuur tot dan via een relay. Open een aanvraag bij Microsoft Support (Azure-portal, Help + support) met de tekst hieronder.',
    },
    request: (names) =>
      [
        'Subject: ReverseFqdnDoesNotBelongToSubscription with domainNameLabelScope',
        '',
        `Setting ReverseFqdn ${mailNameOr(names)} on the public IP ${names.publicIpName ?? ipOr(names)} fails with 400 ReverseFqdnDoesNotBelongToSubscription.`,
        'The name resolves to that static public IP. The public IP has domainNameLabelScope set.',
        'See github.com/Azure/azure-rest-api-specs/issues/39789 and terraform-provider-azurerm/issues/31511.',
      ].join('\n'),
  },
  'acs-credentials': {
    title: () => 'Schrijf de gebruikersnaam van Azure Communication Services in drie delen',
    steps: {
      user: () =>
        'De gebruikersnaam is geen mailadres. Zo is hij beschreven: naam van de resource, Entra application id en Entra tenant id, met | ertussen:',
      password: () =>
        'Het wachtwoord is een client secret van die applicatie (de waarde, niet het id), en mag niet verlopen zijn.',
      server: () =>
        'Server smtp.azurecomm.net, poort 587 met STARTTLS, TLS 1.2 of nieuwer. Het afzenderadres moet van een domein zijn dat aan de resource gekoppeld is.',
    },
  },
};
