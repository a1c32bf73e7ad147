import { addressType, ipOr, isIpv6, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { providerName } from '../../../knowledge/providers.ts';
import type { ReverseDnsTexts } from '../../remedy-groups.ts';

const inPlace = (names: Names) =>
  `Het forward record staat er al, laat het zo: ${mailNameOr(names)} verwijst naar ${ipOr(names)}.`;
const forward = (names: Names) =>
  names.mailNameLeads
    ? inPlace(names)
    : `Zet eerst het forward record, in de DNS-zone van je eigen domein: ${mailNameOr(names)} moet naar ${ipOr(names)} verwijzen. Wacht tot het van buiten zichtbaar is.`;
const ownZone = (names: Names) =>
  `Een PTR in een eigen zone is van buiten niet te zien: ontvangers vragen de zone van de eigenaar van ${ipOr(names)}. Wachten helpt niet, en je kunt hem weggooien.`;
const verify = (names: Names) =>
  `Controleer het van buiten: de PTR van ${ipOr(names)} moet ${mailNameOr(names)} zijn, en die naam moet terugleiden naar ${ipOr(names)}.`;
const owner = (names: Names) =>
  names.provider ? providerName(names.provider) : (names.operator ?? 'degene van wie je het adres hebt');

const ptrRequest = (names: Names) =>
  [
    'Onderwerp: PTR-record voor een mailserver',
    '',
    `Graag het reverse DNS-record (PTR) van ${ipOr(names)} instellen op ${mailNameOr(names)}.`,
    `Het forward record staat er: ${mailNameOr(names)} ${addressType(names)} ${ipOr(names)}.`,
    'Ontvangers weigeren onze mail omdat het adres geen PTR heeft die ernaar terugleidt (RFC 8601, paragraaf 2.7.3).',
    ...(names.reverseZone ? [`De zone die ervoor antwoordt is ${names.reverseZone}.`] : []),
  ].join('\n');

export const reverseDns: ReverseDnsTexts = {
  'ptr-azure': {
    title: (names) => `Stel ReverseFqdn in op het openbare IP ${ipOr(names)} in Azure`,
    steps: {
      'own-zone': () =>
        'De PTR-records van Azure-adressen staan in zones van Microsoft. Een reverse zone die je zelf hebt gemaakt, in Azure DNS of bij je registrar, heeft geen effect; je kunt hem weggooien.',
      'make-static': (names) =>
        names.publicIpIs === 'dynamic'
          ? 'Maak het openbare IP eerst statisch. Azure accepteert je eigen naam op grond van het A-record alleen bij een statisch adres, en een dynamisch adres kan veranderen. Kijk daarna of het adres hetzelfde is gebleven.'
          : 'Zorg dat het openbare IP statisch is. Azure accepteert je eigen naam op grond van het A-record alleen bij een statisch adres.',
      forward: (names) =>
        names.mailNameLeads
          ? `${inPlace(names)} Azure controleert dat op het moment dat je de PTR instelt.`
          : `Zet vóór al het andere het forward record: ${mailNameOr(names)} moet naar ${ipOr(names)} verwijzen. Azure controleert dat op het moment dat je de PTR instelt, en weigert een naam die "does not belong to subscription".`,
      cli: () =>
        'Stel dan de PTR in, met de punt aan het eind. Met de Azure CLI (laat --dns-name weg als het adres al een DNS-label heeft):',
      powershell: () => 'Of met PowerShell:',
      banner: (names) =>
        `Laat de mailserver zich met dezelfde naam melden (HELO en SMTP-banner ${mailNameOr(names)}). De standaardnaam van Microsoft kan geweigerd worden waar een ontvanger de naam van de MX van je domein verwacht.`,
      verify,
    },
  },
  'azure-ipv6': {
    title: () => 'Verstuur vanuit Azure via IPv4',
    steps: {
      'no-ptr': () =>
        'Azure heeft geen PTR voor IPv6-adressen: ReverseFqdn wordt op een openbaar IPv6-adres geweigerd.',
      ipv4: () =>
        'Laat de mailserver alleen via IPv4 versturen, vanaf een statisch openbaar IPv4-adres met ReverseFqdn.',
      relay: () => 'Of verstuur via een relay die zelf reverse DNS heeft.',
    },
  },
  'ptr-aws': {
    title: (names) => `Stel reverse DNS in op het Elastic IP ${ipOr(names)}`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In de EC2-console: Elastic IPs, kies het adres, Actions, Update reverse DNS. Het kan alleen bij een Elastic IP; in GovCloud via een aanvraagformulier.',
      cli: () => 'Of met de AWS CLI (het blijft PENDING tot het klaar is, en zet het Elastic IP zolang vast):',
      verify,
    },
  },
  'ptr-google-cloud': {
    title: (names) => `Stel de PTR van ${ipOr(names)} in op de netwerkinterface van de VM`,
    steps: {
      'own-zone': ownZone,
      forward,
      ownership: () =>
        'Google wil eerst bewijs dat het domein van jou is. Het kan alleen op de eerste interface van een VM, niet op een load balancer of Cloud NAT.',
      cli: () => 'Daarna, met de punt aan het eind:',
      verify,
    },
  },
  'ptr-oracle': {
    title: (names) => `Vraag Oracle de PTR van ${ipOr(names)} met een service request`,
    steps: {
      'own-zone': () =>
        'Een eigen reverse zone in OCI DNS heeft geen effect: de reverse zone van zijn adressen is van Oracle (je eigen zone telt alleen voor adressen die je zelf hebt meegebracht).',
      forward,
      request: () =>
        'Open een service request bij Oracle Support met het adres en de naam. Oracle controleert het forward record en zet de PTR.',
      verify,
    },
    request: ptrRequest,
  },
  'ptr-digitalocean': {
    title: (names) => `Hernoem de Droplet om de PTR van ${ipOr(names)} in te stellen`,
    steps: {
      'own-zone': ownZone,
      forward,
      rename: (names) =>
        `DigitalOcean maakt de PTR van de naam van de Droplet, als dat een volledige hostnaam is: hernoem de Droplet naar ${mailNameOr(names)}. Bij IPv6 krijgt alleen het eerste adres er een.`,
      verify,
    },
  },
  'ptr-hetzner': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij Hetzner`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: (names) =>
        isIpv6(names)
          ? `In de Hetzner Cloud-console: de server, Networking, Edit Reverse DNS, voor het ene IPv6-adres ${ipOr(names)}. Bij een dedicated server: in Robot.`
          : 'In de Hetzner Cloud-console: de server, Networking, Edit Reverse DNS. Bij een dedicated server: in Robot.',
      cli: () => 'Of op de opdrachtregel:',
      verify,
    },
  },
  'ptr-ovh': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij OVHcloud`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In het beheerpaneel: Network, Public IP addresses, het menu van het adres, Modify reverse path. De naam in kleine letters, met de punt aan het eind. Het lukt pas als het forward record klopt, en kan tot 24 uur duren.',
      verify,
    },
  },
  'ptr-vultr': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij Vultr`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: (names) =>
        `In de console van Vultr: de instance, Settings, ${isIpv6(names) ? 'IPv6' : 'IPv4'}, reverse DNS (de tekst van Vultr zelf ken ik alleen uit citaten).`,
      verify,
    },
  },
  'ptr-linode': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij Akamai (Linode)`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () => 'In de Cloud Manager: de Linode, Network, IP Addresses, Edit RDNS.',
      verify,
    },
  },
  'ptr-scaleway': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij Scaleway`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In de Scaleway-console: CPU & GPU Instances, Flexible IPs, het menu naast het adres, Edit reverse. Het A-record moet er al zijn; een nieuw A-record kan tot 24 uur duren, en de PTR daarna ook (tekst van 18 december 2025).',
      ipam: () =>
        'Voor één adres uit een IPv6-blok kan het niet in de console: gebruik de IPAM-API van Scaleway ("set IP reverse"), of verstuur via IPv4.',
      verify,
    },
  },
  'ptr-ionos': {
    title: (names) => `Stel de reverse DNS van ${ipOr(names)} in bij IONOS`,
    steps: {
      'own-zone': ownZone,
      forward,
      'cloud-panel': () =>
        'Bij een VPS of een server in het Cloud Panel: Network, Public IP, het adres, reverse DNS (die pagina van IONOS ken ik alleen uit citaten).',
      designer: () =>
        'In IONOS Cloud (Data Center Designer): Network Services, Cloud DNS, Reverse DNS. Het kan voor gereserveerde IPv4-adressen en de IPv6-adressen van je virtuele datacenters; IONOS raadt aan het A- of AAAA-record eerst te zetten.',
      verify,
    },
  },
  'ptr-owner': {
    title: (names) => `Laat een PTR-record instellen voor ${ipOr(names)}`,
    steps: {
      'own-zone': ownZone,
      forward,
      owner: (names) =>
        `Alleen de eigenaar van het adres kan het PTR-record zetten: vraag het aan ${owner(names)}, via hun beheerpaneel of met de tekst hieronder.`,
      verify,
    },
    request: ptrRequest,
  },
  'smart-host-operator': {
    title: (names) =>
      names.smartHost === null
        ? 'Neem contact op met de beheerder van de smarthost'
        : `Neem contact op met de beheerder van de smarthost ${names.smartHost}`,
    steps: {
      contact: (names) =>
        names.ip === null
          ? 'Ontvangers zien het adres van de smarthost. De provider daarvan beheert het PTR-record: neem contact op met hun support als het ontbreekt, jij kunt het niet zetten.'
          : `Het adres dat geweigerd werd, ${names.ip}, is van de smarthost. Neem contact op met de support van die provider: zij beheren het PTR-record, jij kunt het niet zetten.`,
      'not-yours': () =>
        'Op je eigen mailserver en in je eigen DNS hoeft hiervoor niets te veranderen: ontvangers kijken naar de server die met hen verbindt.',
      'second-connector': () =>
        'Alleen een tweede verzendconnector, die rechtstreeks verstuurt als de smarthost uitvalt, heeft een PTR voor zijn eigen adres nodig.',
    },
    request: (names) =>
      [
        `Onderwerp: reverse DNS van ${ipOr(names)}`,
        '',
        `Mail die wij aan jullie relay${names.smartHost ? ` ${names.smartHost}` : ''} geven wordt geweigerd${names.remoteHost ? ` door ${names.remoteHost}` : ''}, omdat de reverse DNS van ${ipOr(names)} niet klopt.`,
        'Willen jullie er een PTR-record voor zetten waarvan de naam naar hetzelfde adres terugleidt (RFC 8601, paragraaf 2.7.3), en laten weten wanneer het klaar is?',
      ].join('\n'),
  },
  'smart-host-own': {
    title: (names) => `Geef het openbare adres ${ipOr(names)} van je smarthost een PTR-record`,
    steps: {
      which: (names) =>
        `Ontvangers zien het openbare adres van de smarthost, ${ipOr(names)}. De servers erachter hebben hiervoor geen PTR nodig.`,
      forward,
      owner: (names) => `Laat daarna de PTR zetten door de eigenaar van het adres: ${owner(names)}.`,
      verify,
    },
  },
  'fallback-connector': {
    title: () => 'Kijk naar de verzendconnector die rechtstreeks verstuurt',
    steps: {
      why: () =>
        'Als de smarthost uitvalt, verstuurt die connector vanaf een ander adres. Dat heeft een eigen PTR en een openbare naam nodig, anders bounct mail juist dan.',
      list: () => 'Kijk welke connectors er zijn, en welke geen smarthost hebben:',
      choose: () => 'Geef het openbare adres ervan een PTR en de connector die naam als FQDN, of zet de connector uit.',
    },
  },
  'exchange-connector-fqdn': {
    title: (names) => `Laat de Exchange-verzendconnector zich melden als ${mailNameOr(names)}`,
    steps: {
      list: () =>
        'Een verzendconnector meldt zich met de naam van de server zelf, tenzij je een andere instelt; een interne naam als server.domein.local kan buiten nooit werken. Kijk wat er staat:',
      set: () => 'Stel de openbare naam in, dezelfde als in de PTR en het A-record:',
      certificate: () =>
        'Voor die naam moet een certificaat voor SMTP zijn ingeschakeld, anders logt Exchange event 12014 en biedt het op die connector geen TLS.',
    },
  },
  'forward-record': {
    title: (names) => `Geef ${names.ptrName ?? mailNameOr(names)} een adresrecord`,
    steps: {
      add: (names) =>
        `De PTR is er; de weg terug ontbreekt. Voeg het ${addressType(names)}-record toe (forward), in de zone van die naam:`,
      'or-ptr': (names) =>
        `Of laat, als die naam niet van jou is, de PTR van ${ipOr(names)} veranderen in een naam die al naar ${ipOr(names)} verwijst.`,
      verify: () => 'Controleer het daarna:',
    },
  },
  'forward-mismatch': {
    title: (names) => `Zorg dat de PTR van ${ipOr(names)} en het forward record bij elkaar passen`,
    steps: {
      'own-name': (names) =>
        names.mailName
          ? `Gebruik één naam voor de server: ${names.mailName}.`
          : 'Kies één eigen naam voor de server, zoals mail.jouw-domein, en gebruik die voor de PTR, het A-record en de begroeting (HELO).',
      forward,
      ptr: (names) =>
        `Laat daarna de PTR van ${ipOr(names)} op die naam zetten. Dat kan alleen de eigenaar van het adres: ${owner(names)}.`,
      'or-forward': (names) =>
        `Of, als ${names.ptrName ?? 'de PTR-naam'} van jou is: voeg ${ipOr(names)} toe aan de ${addressType(names)}-records ervan.`,
      verify,
    },
  },
  'ptr-not-generic': {
    title: (names) => `Vervang de gegenereerde PTR van ${ipOr(names)} door een eigen naam`,
    steps: {
      why: (names) =>
        `${names.ptrName ?? 'De PTR'} lijkt gegenereerd, zoals bij thuisverbindingen, en sommige ontvangers weigeren dat. Het zegt niets over jou.`,
      forward,
      ptr: (names) =>
        `Laat daarna de PTR van ${ipOr(names)} op die naam zetten door de eigenaar van het adres: ${owner(names)}.`,
      'or-relay': () =>
        'Op een thuislijn kan dat vaak niet: verstuur dan via de relay van de provider of een andere smarthost, op poort 587.',
      verify,
    },
  },
  'reverse-zone-broken': {
    title: (names) => `Laat de reverse zone van ${ipOr(names)} herstellen`,
    steps: {
      who: (names) =>
        `De nameservers van de reverse zone antwoorden niet goed. Of er een PTR is, blijkt pas als ze dat doen. Wie de zone beheert moet hem herstellen: ${owner(names)}, tenzij hij aan jullie is gedelegeerd.`,
      trace: () => 'Kijk bij welke delegatie het misgaat:',
      wait: () =>
        'Ontvangers geven hierop meestal een tijdelijke fout: je server probeert het vanzelf opnieuw zodra de zone antwoordt.',
    },
    request: (names) =>
      [
        `Onderwerp: reverse zone van ${ipOr(names)} werkt niet`,
        '',
        `Het opzoeken van het PTR-record van ${ipOr(names)} mislukt (SERVFAIL of geen antwoord). Willen jullie de delegatie en de nameservers van de reverse zone nakijken?`,
      ].join('\n'),
  },
  'reverse-zone-own': {
    title: (names) => `Herstel je nameservers voor de reverse zone van ${ipOr(names)}`,
    steps: {
      who: () =>
        'De reverse zone is aan jullie eigen nameservers gedelegeerd, en die antwoorden niet goed. Of er een PTR is, blijkt pas als ze dat doen.',
      trace: () => 'Kijk naar welke nameservers de delegatie leidt; de laatste NS-records vóór het antwoord tellen:',
      each: (names) =>
        `Vraag het aan elk van die servers apart. In het antwoord moet de vlag aa staan; bij SERVFAIL, REFUSED of stilte is dat de server waar het misgaat${
          isIpv6(names) ? '' : '. Vraag bij een blok kleiner dan een /24 naar de naam achter de CNAME (RFC 2317)'
        }:`,
      mend: () =>
        'Breng die server terug, met de zone geladen en poort 53 open voor TCP en UDP. Is hij voorgoed weg? Haal hem uit de NS-records van de zone, en laat wie jullie het blok gaf hem uit de delegatie halen, anders blijft het opzoeken af en toe mislukken.',
      wait: () =>
        'Ontvangers geven hierop meestal een tijdelijke fout: je server probeert het vanzelf opnieuw zodra de zone antwoordt.',
    },
  },
  'forward-zone-broken': {
    title: (names) => `Laat de DNS van ${names.ptrName ?? mailNameOr(names)} herstellen`,
    steps: {
      who: (names) =>
        `De PTR van ${ipOr(names)} is er. De nameservers van de naam daarin antwoorden niet goed, zodat ontvangers niet kunnen zien of die terugleidt. Wie de zone van die naam host moet dat herstellen.`,
      trace: () => 'Kijk waar het misgaat; de tweede opdracht controleert DNSSEC:',
      wait: () =>
        'Ontvangers geven hierop meestal een tijdelijke fout: je server probeert het vanzelf opnieuw zodra de zone antwoordt.',
    },
  },
  'egress-address': {
    title: (names) => `De mail vertrekt vanaf ${ipOr(names)}, niet vanaf het adres dat je beheert`,
    steps: {
      which: (names) =>
        `De ontvanger zag ${ipOr(names)}, en dat adres heeft geen PTR. ${
          names.provider === null
            ? 'Kijk in de firewall welke NAT-regel of adrespool uitgaand verkeer op poort 25 gebruikt.'
            : `Het is een adres bij ${providerName(names.provider)}: kijk waarlangs uitgaand verkeer op poort 25 vertrekt, zoals een NAT-gateway op het subnet, een load balancer, een firewall of een tweede adres van de machine.`
        }`,
      pin: (names) =>
        names.provider === null
          ? 'Geef de mailserver een vast uitgaand adres: een 1:1 (statische) NAT-regel naar het adres met de juiste PTR.'
          : 'Laat de mailserver versturen vanaf het adres met de juiste PTR: buiten de NAT-gateway om, of aan dat adres gebonden.',
      'or-ptr': (names) =>
        `Of geef ${ipOr(names)} een eigen PTR en forward record, en elk ander adres van de pool ook.`,
      verify,
    },
  },
  'ptr-where': {
    title: () => 'Alleen de openbare adressen waar mail vandaan vertrekt hebben een PTR-record nodig',
    steps: {
      which: () =>
        'Dat is elke server die zelf naar internet verstuurt: edge-servers, smarthosts en mailservers die rechtstreeks afleveren. Interne mailbox- en hub-transport-servers daarachter hebben er geen nodig.',
      exchange: () =>
        'Kijk welke connectors een smarthost hebben. Hebben ze die allemaal, dan hebben de smarthosts de PTR nodig; zo niet, dan de bronservers (vanaf Exchange 2013 de front end, als FrontendProxyEnabled True is):',
      owner: () =>
        'De PTR zet de eigenaar van het adres (provider of cloud), het A-record jij; die twee moeten kloppen. Bij een smarthost van een ander doet de beheerder daarvan het. In Azure is het ReverseFqdn op het openbare IP.',
      tell: () => 'Met het openbare adres, of een bounce waarin het staat, kan Bounce Doctor het opzoeken.',
    },
  },
  'internal-address': {
    title: () => 'Zonder interne adressen uit van de controle, op je eigen server',
    steps: {
      whose: () =>
        'Het geweigerde adres is een privéadres. Op internet heeft niemand het gezien: een server in je eigen netwerk weigerde een andere daar.',
      'own-rule': () =>
        'Noem op de server die weigerde je interne netwerken als vertrouwd, dan vraagt hij niet naar hun reverse DNS (Postfix: mynetworks met permit_mynetworks voorop; Exchange: een ontvangstconnector voor die adressen).',
      'not-public': () =>
        'Interne servers hebben geen PTR in openbare DNS nodig. Alleen de openbare adressen waar mail vandaan vertrekt: die van edge-servers, smarthosts en servers die rechtstreeks versturen.',
    },
  },
  'one-ptr-is-enough': {
    title: () => 'Met de PTR is niets mis: de ontvanger moet zijn regel laten vallen',
    steps: {
      right: (names) =>
        `${ipOr(names)} heeft als PTR ${names.ptrName ?? 'wat het hoort te zijn'}, en die naam leidt ernaar terug: iprev=pass (RFC 8601). Geen standaard eist dat de PTR, of de begroeting, onder het domein van de afzender valt; een server die voor meer domeinen verstuurt kan daar niet aan voldoen.`,
      'not-each': () =>
        'Maak niet voor elk domein een PTR: één naam per adres is goed, meer namen geven verwarring. SPF en DKIM zijn wat de mail aan het domein van de afzender verbindt.',
      theirs: () => 'De regel zit aan de ontvangende kant; stuur hun mailbeheerder de tekst hieronder.',
    },
    request: (names) =>
      [
        'Onderwerp: jullie server wil de PTR onder het domein van de afzender',
        '',
        `Jullie server weigert onze mail vanaf ${ipOr(names)}, omdat de PTR${names.ptrName === null ? '' : ` ${names.ptrName}`} niet onder het domein van de afzender valt.`,
        'De PTR leidt terug naar het adres (iprev=pass, RFC 8601). De server verstuurt voor meer domeinen; willen jullie die op SPF, DKIM en DMARC controleren en die regel laten vallen?',
      ].join('\n'),
  },
  'google-nat-no-ptr': {
    title: () => 'Laat de VM vanaf een eigen extern adres versturen, of via een relay',
    steps: {
      why: (names) =>
        `Google geeft geen PTR aan adressen van Cloud NAT of een load balancer, dus ${ipOr(names)} kan er geen krijgen. Alleen de eerste interface van een VM kan er een hebben.`,
      own: () =>
        'Geef de VM die verstuurt een (gereserveerd) extern IPv4-adres; zijn mail gaat dan daarlangs naar buiten:',
      ptr: (names) =>
        `Publiceer het A-record van ${mailNameOr(names)} voor het nieuwe adres, zet het in SPF, bewijs bij Google dat het domein van jou is, en stel de PTR in, met de punt aan het eind:`,
      relay: () =>
        'Of laat het netwerk zoals het is en verstuur op poort 587 via een relay, die zijn eigen reverse DNS heeft. Poort 25 is bij Google Cloud toch dicht.',
    },
  },
  'wait-for-caches': {
    title: () => 'Wacht tot oude antwoorden uit de caches zijn',
    steps: {
      right: () =>
        'De reverse DNS klopt nu. De ontvanger zag een ouder antwoord: ook "bestaat niet" blijft in de cache staan, zo lang als de zone zegt.',
      wait: () =>
        'Er hoeft niets te veranderen. Tijdelijk geweigerde mail probeert je server vanzelf opnieuw; een bericht dat terugkwam kun je later opnieuw versturen.',
      again: () =>
        'Wordt het morgen nog geweigerd, laat Bounce Doctor dan de nieuwe bounce lezen: dan is het iets anders.',
    },
  },
  'send-over-ipv4': {
    title: () => 'Of verstuur via IPv4',
    steps: {
      when: () =>
        'Als het IPv6-adres geen PTR kan krijgen: laat de server alleen via IPv4 versturen, vanaf een adres waarvan de reverse DNS klopt.',
      postfix: () => 'Met Postfix doet deze instelling dat:',
      exim: () => 'Zet bij Exim dit in het hoofddeel van de configuratie en herstart hem:',
      retry: () => 'Mail die met een 450 geweigerd is blijft in de wachtrij en wordt vanzelf opnieuw geprobeerd.',
    },
  },
};
