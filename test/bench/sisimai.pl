# Reads every file of a folder with Sisimai and prints: files, bounces, milliseconds of CPU, resident megabytes.
use strict;
use warnings;
use Sisimai;

my ($folder) = @ARGV;
opendir(my $handle, $folder) or die "$folder: $!";
my @files = map { "$folder/$_" } sort grep { !/^[.]/ } readdir $handle;
my $bounces = 0;
my ($user, $system) = times;
for my $file (@files) {
    my $found = eval { Sisimai->make($file, 'delivered' => 1) };
    $bounces += scalar @$found if $found;
}
my ($user_after, $system_after) = times;
open(my $status, '<', '/proc/self/status') or die "status: $!";
my ($peak) = map { /^VmHWM:\s+(\d+)/ ? $1 : () } <$status>;
printf "%d %d %.0f %.0f\n", scalar @files, $bounces, 1000 * ($user_after + $system_after - $user - $system), $peak / 1024;
